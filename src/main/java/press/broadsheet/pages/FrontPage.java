package press.broadsheet.pages;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import press.broadsheet.publication.Headline;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.Page;
import press.broadsheet.publication.Publication;

/**
 * The front page: the lead, a column of the newest stories told by their headlines, the others below, and what the sections
 * have beneath these.
 *
 * @param asides what the lead's own page sets beside it; fills the column where there is no other story
 * @param zone whose clock the column tells, if it tells any
 */
record FrontPage(
        Head head, Optional<Teaser> lead, String asides, List<Brief> latest, Optional<String> zone,
        List<Teaser> more, List<Band> bands) implements Sheet {

    private static final int LEAD_LENGTH = 480;
    private static final int TEASER_LENGTH = 180;
    /** Shorter text looks thin in two columns. */
    private static final int TWO_COLUMNS = 200;

    /** One line of the column. */
    record Brief(Optional<Stamp> when, Teaser story) {}

    /**
     * A section and its latest stories.
     *
     * @param all what leads to all of them
     */
    record Band(Label section, String all, List<Teaser> stories) {}

    static FrontPage of(
            Page<Headline> page, Makeup makeup, Map<Label, List<Headline>> sections, String asides, Instant asOf, Voice voice) {
        LocalDate today = voice.publication().day(asOf);
        List<Headline> latest = makeup.latest();
        return new FrontPage(
                head(page, voice),
                makeup.lead().map(story -> voice.teaser(story, LEAD_LENGTH)),
                asides,
                latest.stream().map(story -> brief(story, today, voice)).toList(),
                latest.stream().flatMap(story -> story.published().stream())
                        .filter(moment -> voice.almanac().isClock(moment, today))
                        .findFirst().map(moment -> voice.almanac().offset(moment.instant())),
                makeup.river().stream().map(story -> voice.teaser(story, TEASER_LENGTH)).toList(),
                sections.entrySet().stream().map(band -> band(band.getKey(), band.getValue(), voice)).toList());
    }

    public boolean leadIsLong() {
        return lead.flatMap(Teaser::text).filter(text -> text.length() >= TWO_COLUMNS).isPresent();
    }

    /** Whether the column of times would be empty. */
    public boolean isUntimed() {
        return latest.stream().allMatch(brief -> brief.when().isEmpty());
    }

    private static Band band(Label section, List<Headline> stories, Voice voice) {
        return new Band(section, voice.words().of("front.section", section.name()),
                stories.stream().map(story -> voice.teaser(story, TEASER_LENGTH).withoutSection()).toList());
    }

    private static Brief brief(Headline story, LocalDate today, Voice voice) {
        return new Brief(story.published().map(moment -> voice.almanac().brief(moment, today)), voice.pointer(story));
    }

    private static Head head(Page<Headline> page, Voice voice) {
        Publication paper = voice.publication();
        Head head = Head.of(voice.language(), paper.name() + " — " + paper.description(),
                Optional.of(paper.description()), paper.absolute("/"));
        return head.between(page, "/").telling(Facts.ofFront(head, voice));
    }
}
