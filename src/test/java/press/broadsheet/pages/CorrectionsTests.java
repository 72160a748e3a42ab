package press.broadsheet.pages;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import press.broadsheet.publication.Correction;

import static org.assertj.core.api.Assertions.assertThat;

@WithRunningSite
class CorrectionsTests {

    private static final Pattern LINE = Pattern.compile("<h2><a href=\"([^\"]+)\">");

    @Autowired
    private TestPublisher testPublisher;

    @Autowired
    private SiteClient siteClient;

    @Test
    void siteWithoutCorrectionsSaysSo() {
        testPublisher.publishOnly(ManuscriptBuilder.of("Faultless"));

        assertThat(siteClient.get("/corrections").statusCode()).isEqualTo(200);
        assertThat(siteClient.get("/corrections").body()).contains("No story that stands here has been corrected so far.");
        assertThat(siteClient.get("/corrections/feed.atom").statusCode()).isEqualTo(200);
    }

    @Test
    void everyCorrectionIsListedNewestFirstWithALinkToItsAnchor() {
        testPublisher.publishOnly(
                ManuscriptBuilder.of("One").corrected(
                        new Correction(ManuscriptBuilder.day("2026-03-01"), "It said 3 & meant <4>."),
                        new Correction(ManuscriptBuilder.day("2026-03-05"), "A name was misspelt."),
                        new Correction(ManuscriptBuilder.day("2026-03-05"), "And another.")),
                ManuscriptBuilder.of("Two")
                        .corrected(new Correction(ManuscriptBuilder.day("2026-03-03"), "The date was wrong.")));

        String page = siteClient.get("/corrections").body();

        assertThat(lines(page)).containsExactly(
                "/articles/one#correction-2026-03-05-2", "/articles/one#correction-2026-03-05",
                "/articles/two#correction-2026-03-03", "/articles/one#correction-2026-03-01");
        assertThat(page).contains("It said 3 &amp; meant &lt;4&gt;.", "<time datetime=\"2026-03-03\">3 March 2026</time>",
                "href=\"/corrections/feed.atom\"");
        assertThat(siteClient.get("/articles/one").body()).contains("id=\"correction-2026-03-05-2\"",
                "<dt>Corrected</dt><dd><a href=\"#correction-2026-03-01\">");
    }

    @Test
    void pagingShowsEveryCorrectionOnceInBothDirections() {
        List<ManuscriptBuilder> manuscripts = new ArrayList<>();
        for (int number = 0; number < 23; number++) {
            manuscripts.add(ManuscriptBuilder.of("Story " + number).corrected(
                    new Correction(ManuscriptBuilder.day("2026-03-0" + (1 + number % 3)), "First."),
                    new Correction(ManuscriptBuilder.day("2026-03-0" + (1 + number % 4)), "Second.")));
        }
        testPublisher.publishOnly(manuscripts.toArray(ManuscriptBuilder[]::new));

        List<String> down = new ArrayList<>();
        String last = followLinks("/corrections", "next", down);
        List<String> up = new ArrayList<>();
        String first = followLinks(last, "prev", up);

        assertThat(down).hasSize(46).doesNotHaveDuplicates();
        assertThat(Set.copyOf(up)).isEqualTo(Set.copyOf(down));
        assertThat(first).startsWith("/corrections");
        assertThat(siteClient.get("/corrections?before=story-1").statusCode()).isEqualTo(200);
        assertThat(siteClient.get("/corrections?before=nobody").statusCode()).isEqualTo(404);
        assertThat(siteClient.get("/corrections?before=story-1&correction=nonsense").statusCode()).isEqualTo(404);
    }

    @Test
    void correctionsOfUnpublishedArticlesAreNotListed() {
        testPublisher.publishOnly(
                ManuscriptBuilder.of("Stays").corrected(new Correction(ManuscriptBuilder.day("2026-03-01"), "Kept.")),
                ManuscriptBuilder.of("Goes").corrected(new Correction(ManuscriptBuilder.day("2026-03-02"), "Vanished.")));
        testPublisher.publish(ManuscriptBuilder.of("Goes")
                .corrected(new Correction(ManuscriptBuilder.day("2026-03-02"), "Vanished.")).withdrawn("Wrong."));

        for (String address : List.of("/corrections", "/corrections/feed.atom", "/corrections/feed.rss",
                "/corrections/feed.json")) {
            assertThat(siteClient.get(address).body()).as(address).contains("Kept.").doesNotContain("Vanished.");
        }
    }

    @Test
    void correctionIdsInTheFeedAreStable() {
        Correction first = new Correction(ManuscriptBuilder.day("2026-03-01"), "First.");
        testPublisher.publishOnly(ManuscriptBuilder.of("Fixed").corrected(first));
        String id = ids(siteClient.get("/corrections/feed.atom").body()).getFirst();
        testPublisher.publish(ManuscriptBuilder.of("Fixed").slug("mended")
                .corrected(new Correction(ManuscriptBuilder.day("2026-03-07"), "Later."), first));

        Set<String> ids = new LinkedHashSet<>(ids(siteClient.get("/corrections/feed.atom").body()));

        assertThat(ids).hasSize(2).contains(id);
        assertThat(siteClient.get("/corrections/feed.json").body())
                .contains("https://news.example.org/articles/mended#correction-2026-03-01");
    }

    private String followLinks(String from, String rel, List<String> found) {
        Optional<String> next = Optional.of(from);
        String last = from;
        while (next.isPresent()) {
            last = next.get();
            String page = siteClient.get(last).body();
            found.addAll(lines(page));
            Matcher link = Pattern.compile("<a rel=\"" + rel + "\" href=\"([^\"]+)\"").matcher(page);
            next = link.find() ? Optional.of(link.group(1).replace("&amp;", "&")) : Optional.empty();
        }
        return last;
    }

    private static List<String> lines(String page) {
        return LINE.matcher(page).results().map(it -> it.group(1)).toList();
    }

    private static List<String> ids(String atom) {
        return Pattern.compile("<entry[^>]*>\\s*<id>([^<]+)").matcher(atom).results().map(it -> it.group(1)).toList();
    }
}
