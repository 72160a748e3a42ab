package press.broadsheet.pages;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import press.broadsheet.pages.metadata.HtmlHead;
import press.broadsheet.pages.metadata.PageMetadata;
import press.broadsheet.pages.metadata.PageModel;
import press.broadsheet.pages.view.Localizer;
import press.broadsheet.pages.view.Teaser;
import press.broadsheet.pages.view.TimeElement;
import press.broadsheet.publication.ArticleSummary;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.Publication;
import press.broadsheet.publication.Slice;

/**
 * The front page: the lead, a column with the newest headlines, more articles below, and the latest articles of each section.
 *
 * @param asides the asides of the lead; they fill the column if there is no other article
 * @param utcOffset the time zone of the times in the column, if there are any
 */
record FrontPage(
        HtmlHead head, Optional<Teaser> lead, String asides, List<Brief> latest, Optional<String> utcOffset,
        List<Teaser> moreArticles, List<SectionBlock> sectionBlocks) implements PageModel {

    private static final int LEAD_TEXT_LENGTH = 480;
    private static final int TEASER_TEXT_LENGTH = 180;
    /** Shorter text looks thin in two columns. */
    private static final int MIN_TWO_COLUMN_LENGTH = 200;

    /** One row of the column. */
    record Brief(Optional<TimeElement> date, Teaser teaser) {}

    /**
     * A section with its latest articles.
     *
     * @param linkText the text of the link to all of them
     */
    record SectionBlock(Label section, String linkText, List<Teaser> teasers) {}

    static FrontPage of(
            Slice<ArticleSummary> slice, FrontPageComposition frontPageComposition, Map<Label, List<ArticleSummary>> sections,
            String asides, Instant asOf, Localizer localizer) {
        LocalDate today = localizer.publication().localDate(asOf);
        List<ArticleSummary> latest = frontPageComposition.latest();
        return new FrontPage(
                head(slice, localizer),
                frontPageComposition.lead().map(article -> localizer.teaser(article, LEAD_TEXT_LENGTH)),
                asides,
                latest.stream().map(article -> brief(article, today, localizer)).toList(),
                latest.stream().flatMap(article -> article.published().stream())
                        .filter(editorialDate -> localizer.dates().isShownAsTime(editorialDate, today))
                        .findFirst().map(editorialDate -> localizer.dates().utcOffset(editorialDate.instant())),
                frontPageComposition.more().stream().map(article -> localizer.teaser(article, TEASER_TEXT_LENGTH)).toList(),
                sections.entrySet().stream()
                        .map(section -> sectionBlock(section.getKey(), section.getValue(), localizer)).toList());
    }

    public boolean leadIsLong() {
        return lead.flatMap(Teaser::text).filter(text -> text.length() >= MIN_TWO_COLUMN_LENGTH).isPresent();
    }

    /** Whether no row of the column has a date. */
    public boolean isLatestUndated() {
        return latest.stream().allMatch(brief -> brief.date().isEmpty());
    }

    private static SectionBlock sectionBlock(Label section, List<ArticleSummary> articles, Localizer localizer) {
        return new SectionBlock(section, localizer.messages().get("front.section", section.name()),
                articles.stream().map(article -> localizer.teaser(article, TEASER_TEXT_LENGTH).withoutSection()).toList());
    }

    private static Brief brief(ArticleSummary article, LocalDate today, Localizer localizer) {
        return new Brief(article.published().map(editorialDate -> localizer.dates().shortDate(editorialDate, today)),
                localizer.headlineTeaser(article));
    }

    private static HtmlHead head(Slice<ArticleSummary> slice, Localizer localizer) {
        Publication publication = localizer.publication();
        HtmlHead htmlHead = HtmlHead.of(localizer.language(), publication.name() + " — " + publication.description(),
                Optional.of(publication.description()), publication.absoluteUrl("/"));
        return htmlHead.withAdjacentPages(slice, "/").withMetadata(PageMetadata.ofFrontPage(htmlHead, localizer));
    }
}
