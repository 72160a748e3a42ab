package press.broadsheet.pages;

import java.util.List;
import press.broadsheet.publication.Headline;

/** A few stories that a page offers for want of what was asked for, and why these. */
record Offer(String heading, List<Teaser> stories) {

    static final Offer NONE = new Offer("", List.of());

    static Offer of(String heading, List<Headline> stories, Voice voice) {
        return new Offer(heading, stories.stream().map(voice::pointer).toList());
    }
}
