package press.broadsheet.importer.check;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import press.broadsheet.archive.reading.PermalinkState;
import press.broadsheet.importer.ImportReport;
import press.broadsheet.importer.Newsroom;
import press.broadsheet.manuscript.text.Problem;

import static org.assertj.core.api.Assertions.assertThat;

/** What the archive's columns do not hold is refused where it stands, by an import and by a check; all they hold is published. */
@Timeout(120)
class LengthTests {

    @RegisterExtension
    private final Newsroom newsroom = Newsroom.ofEachTest();

    /** A field, with a # where the text comes, and the column that keeps it. */
    private record Kept(String field, String table, String column) {

        static Kept in(String column, String field) {
            return new Kept(field, "article", column);
        }
    }

    private static Stream<Kept> fields() {
        return Stream.of(
                Kept.in("headline", "title: #"),
                Kept.in("standfirst", "standfirst: #"),
                Kept.in("dateline", "dateline: #"),
                Kept.in("translation", "translation_key: #"),
                Kept.in("source_name", "source: #"),
                Kept.in("source_url", "source: {name: x, url: 'https://example.org/#'}"),
                Kept.in("picture_alt", "image: {src: p.png, alt: #}"),
                Kept.in("picture_caption", "image: {src: p.png, alt: x, caption: #}"),
                Kept.in("picture_credit", "image: {src: p.png, alt: x, credit: #}"),
                Kept.in("reason", "withdrawn: #"),
                Kept.in("replaced_by", "withdrawn: silent\nreplaced_by: #"),
                Kept.in("language", "lang: en-x-#"),
                new Kept("tags: [x, #]", "article_label", "name"),
                new Kept("authors: [x, #]", "article_label", "name"),
                new Kept("section: #", "article_label", "name"),
                new Kept("corrections: [{date: 2026-01-01, text: #}]", "correction", "text"));
    }

    @BeforeEach
    void open() {
        newsroom.write("sound.md", "# Sound\n\nText.\n");
    }

    private int width(Kept kept) {
        return newsroom.bean(JdbcClient.class).sql("""
                        SELECT character_maximum_length FROM information_schema.columns
                        WHERE LOWER(table_name) = :table AND LOWER(column_name) = :column
                        """)
                .param("table", kept.table())
                .param("column", kept.column())
                .query(Integer.class)
                .single();
    }

    private static String text(Kept kept, int length) {
        String around = kept.field().contains("https") ? "https://example.org/" : kept.field().contains("en-x-") ? "en-x-" : "";
        String words = kept.field().contains("en-x-") ? "abcdefgh-".repeat(20) : "a".repeat(length);
        String filled = words.substring(0, length - around.length());
        return "---\ndate: 2026-03-01\n" + kept.field().replace("#", filled.endsWith("-") ? filled + "a" : filled)
                + "\n---\n\nText.\n";
    }

    @Test
    void allThatAColumnHoldsIsPublished() {
        fields().forEach(kept -> newsroom.write(name(kept), text(kept, width(kept))));

        assertThat(newsroom.run().problems().stream().filter(Problem::isError)).isEmpty();
    }

    @Test
    void whatNoColumnHoldsIsRefusedAtItsLineAndACheckSaysTheSame() {
        fields().forEach(kept -> newsroom.write(name(kept), text(kept, width(kept) + 2)));

        ImportReport report = newsroom.run();

        assertThat(fields().map(LengthTests::name)).allSatisfy(name -> assertThat(report.problems())
                .filteredOn(problem -> problem.path().equals(name) && problem.isError())
                .singleElement()
                .satisfies(problem -> assertThat(problem.line()).isGreaterThanOrEqualTo(3))
                .satisfies(problem -> assertThat(problem.reason()).contains("more than the").hasSizeLessThan(300)));
        assertThat(report.added()).isEqualTo(1);
        assertThat(newsroom.bean(ContentChecker.class).check().problems()).containsAll(
                report.problems().stream().filter(Problem::isError).toList());
    }

    private static String name(Kept kept) {
        return kept.column().replace('_', '-') + "-" + Math.floorMod(kept.field().hashCode(), 10_000) + ".md";
    }

    /** A feed id holds the address percent-encoded: nine characters for each of these. */
    @Test
    void theLongestChineseAddressFallsDueAtItsTime() {
        String slug = "\u65b0".repeat(200);
        newsroom.write("a.md", "---\ntitle: A\nslug: " + slug + "\n---\n\nText.\n")
                .write("b.md", "---\ntitle: B\nslug: x" + slug + "\ndate: 2026-03-12\n---\n\nText.\n");
        assertThat(newsroom.run().added()).isEqualTo(3);

        newsroom.pass(Duration.ofDays(2)).openByClock();

        assertThat(newsroom.headlines()).contains("A", "B");
    }

    @Test
    void aParagraphOfAnyLengthAndALinkOfAnyLengthArePublished() {
        newsroom.write("a.txt", "Long\n\n" + "word ".repeat(60_000) + "\n")
                .write("b.md", "# B\n\n[x](" + "far/".repeat(600) + "away.md) ![p](" + "p".repeat(3000) + ".png)\n");

        ImportReport report = newsroom.run();

        assertThat(report.refused()).isZero();
        assertThat(report.added()).isEqualTo(3);
        assertThat(report.complaints()).anyMatch(complaint -> complaint.startsWith("b.md:3:1: warning: the link leads to far/"));
    }

    @Test
    void aFileWhosePathIsTooLongIsNamed() {
        String folders = "deep/".repeat(210);
        newsroom.write(folders + "a.md", "# A\n\nText.\n").write(folders + "p.png", "no picture");

        ImportReport report = newsroom.run();

        assertThat(report.complaints()).hasSize(2).allMatch(complaint -> complaint.contains("more than the 1,000"));
        assertThat(report.problems()).anyMatch(problem -> problem.isError() && problem.path().endsWith("a.md"));
        assertThat(report.added()).isEqualTo(1);
    }

    @Test
    void twoFoldersThatDifferInTheFormOfTheirAccentsAreOne() {
        newsroom.write("caf\u00e9/a.md", "# A\n\nText.\n").write("cafe\u0301/a.md", "# Another\n\nText.\n")
                .write("cafe\u0301/b.md", "# B\n\nText.\n");

        ImportReport report = newsroom.run();

        assertThat(report.complaints()).singleElement().asString().startsWith("caf\u00e9/a.md")
                .contains("two files bear this name");
        assertThat(report.added()).isEqualTo(3);
    }

    @Test
    void anIdMayBeThePathOfAnotherFile() {
        newsroom.write("a.md", "---\ntitle: A\nid: b.md\n---\n\nText A.\n").write("b.md", "# B\n\nText B.\n")
                .write("c.md", "---\ntitle: C\nid: 'b.md#2'\n---\n\nText C.\n");

        assertThat(newsroom.run().problems()).isEmpty();

        assertThat(Stream.of("a", "b", "c")).allSatisfy(
                slug -> assertThat(newsroom.at("/articles/" + slug)).isInstanceOf(PermalinkState.Live.class));
    }
}
