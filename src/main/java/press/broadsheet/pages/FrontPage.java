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
 * The front page: the lead, a column of the newest stories told by their headlines, the others below, and what the sections
 * have beneath these.
 *
 * @param asides what the lead's own page sets beside it; fills the column where there is no other story
 * @param utcOffset whose clock the column tells, if it tells any
 */
record FrontPage(
        HtmlHead head, Optional<Teaser> lead, String asides, List<Brief> latest, Optional<String> utcOffset,
        List<Teaser> moreArticles, List<SectionBlock> sectionBlocks) implements PageModel {

    private static final int LEAD_TEXT_LENGTH = 480;
    private static final int TEASER_TEXT_LENGTH = 180;
    /** Shorter text looks thin in two columns. */
    private static final int MIN_TWO_COLUMN_LENGTH = 200;

    /** One line of the column. */
    record Brief(Optional<TimeElement> date, Teaser teaser) {}

    /**
     * A section and its latest stories.
     *
     * @param linkText what leads to all of them
     */
    record SectionBlock(Label section, String linkText, List<Teaser> teasers) {}

    static FrontPage of(
            Slice<ArticleSummary> slice, FrontPageComposition frontPageComposition, Map<Label, List<ArticleSummary>> sections,
            String asides, Instant asOf, Localizer localizer) {
        LocalDate today = localizer.publication().localDate(asOf);
        List<ArticleSummary> latest = frontPageComposition.latest();
        return new FrontPage(
                head(slice, localizer),
                frontPageComposition.lead().map(story -> localizer.teaser(story, LEAD_TEXT_LENGTH)),
                asides,
                latest.stream().map(story -> brief(story, today, localizer)).toList(),
                latest.stream().flatMap(story -> story.published().stream())
                        .filter(editorialDate -> localizer.dates().isShownAsTime(editorialDate, today))
                        .findFirst().map(editorialDate -> localizer.dates().utcOffset(editorialDate.instant())),
                frontPageComposition.more().stream().map(story -> localizer.teaser(story, TEASER_TEXT_LENGTH)).toList(),
                sections.entrySet().stream().map(band -> sectionBlock(band.getKey(), band.getValue(), localizer)).toList());
    }

    public boolean leadIsLong() {
        return lead.flatMap(Teaser::text).filter(text -> text.length() >= MIN_TWO_COLUMN_LENGTH).isPresent();
    }

    /** Whether the column of times would be empty. */
    public boolean isLatestUndated() {
        return latest.stream().allMatch(brief -> brief.date().isEmpty());
    }

    private static SectionBlock sectionBlock(Label section, List<ArticleSummary> stories, Localizer localizer) {
        return new SectionBlock(section, localizer.messages().get("front.section", section.name()),
                stories.stream().map(story -> localizer.teaser(story, TEASER_TEXT_LENGTH).withoutSection()).toList());
    }

    private static Brief brief(ArticleSummary story, LocalDate today, Localizer localizer) {
        return new Brief(story.published().map(editorialDate -> localizer.dates().shortDate(editorialDate, today)),
                localizer.headlineTeaser(story));
    }

    private static HtmlHead head(Slice<ArticleSummary> slice, Localizer localizer) {
        Publication paper = localizer.publication();
        HtmlHead htmlHead = HtmlHead.of(localizer.language(), paper.name() + " — " + paper.description(),
                Optional.of(paper.description()), paper.absoluteUrl("/"));
        return htmlHead.withAdjacentPages(slice, "/").withMetadata(PageMetadata.ofFrontPage(htmlHead, localizer));
    }
}
