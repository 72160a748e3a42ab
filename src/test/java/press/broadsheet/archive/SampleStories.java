package press.broadsheet.archive;

import java.util.List;
import press.broadsheet.publication.Headline;

/** What tests of the archive have it hold, and read from it. */
final class SampleStories {

    private SampleStories() {}

    /** A manuscript with that headline, and fields as {@code name: value}. */
    static String story(String title, String... fields) {
        return "---\ntitle: \"" + title + "\"\n" + String.join("\n", fields) + "\n---\n\nWhat " + title + " tells.\n";
    }

    /** The headlines on a page of a listing, in their order. */
    static List<String> titles(Listing listing) {
        return titles(((Listing.Found) listing).page().items());
    }

    static List<String> titles(List<Headline> headlines) {
        return headlines.stream().map(Headline::title).toList();
    }
}
