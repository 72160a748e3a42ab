package press.broadsheet.archive;

import java.util.List;
import press.broadsheet.archive.reading.ListingResult;
import press.broadsheet.publication.ArticleSummary;

/** Sample manuscripts for tests of the archive. */
public final class SampleManuscripts {

    private SampleManuscripts() {}

    /** A manuscript with that headline and with fields given as {@code name: value}. */
    public static String manuscript(String title, String... fields) {
        return "---\ntitle: \"" + title + "\"\n" + String.join("\n", fields) + "\n---\n\nWhat " + title + " tells.\n";
    }

    /** The headlines on a page of a listing, in order. */
    static List<String> headlines(ListingResult listingResult) {
        return headlines(((ListingResult.Found) listingResult).slice().items());
    }

    public static List<String> headlines(List<ArticleSummary> headlines) {
        return headlines.stream().map(ArticleSummary::headline).toList();
    }
}
