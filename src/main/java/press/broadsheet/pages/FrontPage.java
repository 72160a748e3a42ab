package press.broadsheet.pages;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import press.broadsheet.pages.metadata.HtmlHead;
import press.broadsheet.pages.metadata.PageMetadata;
import press.broadsheet.pages.metadata.PageModel;
import press.broadsheet.pages.view.PageFormat;
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
 * @param zone whose clock the column tells, if it tells any
 */
record FrontPage(
        HtmlHead head, Optional<Teaser> lead, String asides, List<Brief> latest, Optional<String> zone,
        List<Teaser> more, List<Band> bands) implements PageModel {

    private static final int LEAD_LENGTH = 480;
    private static final int TEASER_LENGTH = 180;
    /** Shorter text looks thin in two columns. */
    private static final int TWO_COLUMNS = 200;

    /** One line of the column. */
    record Brief(Optional<TimeElement> when, Teaser story) {}

    /**
     * A section and its latest stories.
     *
     * @param all what leads to all of them
     */
    record Band(Label section, String all, List<Teaser> stories) {}

    static FrontPage of(
            Slice<ArticleSummary> slice, FrontPageComposition frontPageComposition, Map<Label, List<ArticleSummary>> sections, String asides, Instant asOf, PageFormat pageFormat) {
        LocalDate today = pageFormat.publication().day(asOf);
        List<ArticleSummary> latest = frontPageComposition.latest();
        return new FrontPage(
                head(slice, pageFormat),
                frontPageComposition.lead().map(story -> pageFormat.teaser(story, LEAD_LENGTH)),
                asides,
                latest.stream().map(story -> brief(story, today, pageFormat)).toList(),
                latest.stream().flatMap(story -> story.published().stream())
                        .filter(editorialDate -> pageFormat.almanac().isClock(editorialDate, today))
                        .findFirst().map(editorialDate -> pageFormat.almanac().offset(editorialDate.instant())),
                frontPageComposition.river().stream().map(story -> pageFormat.teaser(story, TEASER_LENGTH)).toList(),
                sections.entrySet().stream().map(band -> band(band.getKey(), band.getValue(), pageFormat)).toList());
    }

    public boolean leadIsLong() {
        return lead.flatMap(Teaser::text).filter(text -> text.length() >= TWO_COLUMNS).isPresent();
    }

    /** Whether the column of times would be empty. */
    public boolean isUntimed() {
        return latest.stream().allMatch(brief -> brief.when().isEmpty());
    }

    private static Band band(Label section, List<ArticleSummary> stories, PageFormat pageFormat) {
        return new Band(section, pageFormat.words().of("front.section", section.name()),
                stories.stream().map(story -> pageFormat.teaser(story, TEASER_LENGTH).withoutSection()).toList());
    }

    private static Brief brief(ArticleSummary story, LocalDate today, PageFormat pageFormat) {
        return new Brief(story.published().map(editorialDate -> pageFormat.almanac().brief(editorialDate, today)), pageFormat.pointer(story));
    }

    private static HtmlHead head(Slice<ArticleSummary> slice, PageFormat pageFormat) {
        Publication paper = pageFormat.publication();
        HtmlHead htmlHead = HtmlHead.of(pageFormat.language(), paper.name() + " — " + paper.description(),
                Optional.of(paper.description()), paper.absolute("/"));
        return htmlHead.between(slice, "/").telling(PageMetadata.ofFront(htmlHead, pageFormat));
    }
}
