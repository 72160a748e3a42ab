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
import press.broadsheet.importer.TestPublication;
import press.broadsheet.manuscript.text.Problem;

import static org.assertj.core.api.Assertions.assertThat;

/** Values too long for the archive's columns are reported by import and check; values up to the limit are published. */
@Timeout(120)
class FieldLengthTests {

    @RegisterExtension
    private final TestPublication testPublication = TestPublication.forEachTest();

    /** A field, with a # in place of the value, and its column. */
    private record ColumnLength(String field, String table, String column) {

        static ColumnLength in(String column, String field) {
            return new ColumnLength(field, "article", column);
        }
    }

    private static Stream<ColumnLength> fields() {
        return Stream.of(
                ColumnLength.in("headline", "title: #"),
                ColumnLength.in("standfirst", "standfirst: #"),
                ColumnLength.in("dateline", "dateline: #"),
                ColumnLength.in("translation", "translation_key: #"),
                ColumnLength.in("source_name", "source: #"),
                ColumnLength.in("source_url", "source: {name: x, url: 'https://example.org/#'}"),
                ColumnLength.in("picture_alt", "image: {src: p.png, alt: #}"),
                ColumnLength.in("picture_caption", "image: {src: p.png, alt: x, caption: #}"),
                ColumnLength.in("picture_credit", "image: {src: p.png, alt: x, credit: #}"),
                ColumnLength.in("reason", "withdrawn: #"),
                ColumnLength.in("replaced_by", "withdrawn: silent\nreplaced_by: #"),
                ColumnLength.in("language", "lang: en-x-#"),
                new ColumnLength("tags: [x, #]", "article_label", "name"),
                new ColumnLength("authors: [x, #]", "article_label", "name"),
                new ColumnLength("section: #", "article_label", "name"),
                new ColumnLength("corrections: [{date: 2026-01-01, text: #}]", "correction", "text"));
    }

    @BeforeEach
    void open() {
        testPublication.write("sound.md", "# Sound\n\nText.\n");
    }

    private int width(ColumnLength columnLength) {
        return testPublication.bean(JdbcClient.class).sql("""
                        SELECT character_maximum_length FROM information_schema.columns
                        WHERE LOWER(table_name) = :table AND LOWER(column_name) = :column
                        """)
                .param("table", columnLength.table())
                .param("column", columnLength.column())
                .query(Integer.class)
                .single();
    }

    private static String text(ColumnLength columnLength, int length) {
        String around = columnLength.field().contains("https")
                ? "https://example.org/"
                : columnLength.field().contains("en-x-") ? "en-x-" : "";
        String words = columnLength.field().contains("en-x-") ? "abcdefgh-".repeat(20) : "a".repeat(length);
        String filled = words.substring(0, length - around.length());
        return "---\ndate: 2026-03-01\n" + columnLength.field().replace("#", filled.endsWith("-") ? filled + "a" : filled)
                + "\n---\n\nText.\n";
    }

    @Test
    void valueOfMaximumColumnLengthIsPublished() {
        fields().forEach(columnLength -> testPublication.write(name(columnLength), text(columnLength, width(columnLength))));

        assertThat(testPublication.runImport().problems().stream().filter(Problem::isError)).isEmpty();
    }

    @Test
    void longerValueIsRefusedAtItsLineByImportAndCheck() {
        fields().forEach(columnLength -> testPublication.write(name(columnLength), text(columnLength, width(columnLength) + 2)));

        ImportReport report = testPublication.runImport();

        assertThat(fields().map(FieldLengthTests::name)).allSatisfy(name -> assertThat(report.problems())
                .filteredOn(problem -> problem.path().equals(name) && problem.isError())
                .singleElement()
                .satisfies(problem -> assertThat(problem.line()).isGreaterThanOrEqualTo(3))
                .satisfies(problem -> assertThat(problem.reason()).contains("at most").hasSizeLessThan(300)));
        assertThat(report.added()).isEqualTo(1);
        assertThat(testPublication.bean(ContentChecker.class).check().problems()).containsAll(
                report.problems().stream().filter(Problem::isError).toList());
    }

    private static String name(ColumnLength columnLength) {
        return columnLength.column().replace('_', '-') + "-" + Math.floorMod(columnLength.field().hashCode(), 10_000) + ".md";
    }

    /** A feed id contains the percent-encoded address: nine characters for each of these. */
    @Test
    void longestChineseAddressIsPublishedOnSchedule() {
        String slug = "\u65b0".repeat(200);
        testPublication.write("a.md", "---\ntitle: A\nslug: " + slug + "\n---\n\nText.\n")
                .write("b.md", "---\ntitle: B\nslug: x" + slug + "\ndate: 2026-03-12\n---\n\nText.\n");
        assertThat(testPublication.runImport().added()).isEqualTo(3);

        testPublication.advanceClock(Duration.ofDays(2)).openEdition();

        assertThat(testPublication.headlines()).contains("A", "B");
    }

    @Test
    void aParagraphOfAnyLengthAndALinkOfAnyLengthArePublished() {
        testPublication.write("a.txt", "Long\n\n" + "word ".repeat(60_000) + "\n")
                .write("b.md", "# B\n\n[x](" + "far/".repeat(600) + "away.md) ![p](" + "p".repeat(3000) + ".png)\n");

        ImportReport report = testPublication.runImport();

        assertThat(report.refused()).isZero();
        assertThat(report.added()).isEqualTo(3);
        assertThat(report.problemLines())
                .anyMatch(complaint -> complaint.startsWith("b.md:3:1: warning: the link leads to far/"));
    }

    @Test
    void fileWithTooLongAPathIsReported() {
        String folders = "deep/".repeat(210);
        testPublication.write(folders + "a.md", "# A\n\nText.\n").write(folders + "p.png", "no picture");

        ImportReport report = testPublication.runImport();

        assertThat(report.problemLines()).hasSize(2).allMatch(complaint -> complaint.contains("at most 1,000 are allowed"));
        assertThat(report.problems()).anyMatch(problem -> problem.isError() && problem.path().endsWith("a.md"));
        assertThat(report.added()).isEqualTo(1);
    }

    @Test
    void foldersThatDifferInUnicodeNormalizationAreOne() {
        testPublication.write("caf\u00e9/a.md", "# A\n\nText.\n").write("cafe\u0301/a.md", "# Another\n\nText.\n")
                .write("cafe\u0301/b.md", "# B\n\nText.\n");

        ImportReport report = testPublication.runImport();

        assertThat(report.problemLines()).singleElement().asString().startsWith("caf\u00e9/a.md")
                .contains("two files have this name");
        assertThat(report.added()).isEqualTo(3);
    }

    @Test
    void anIdMayBeThePathOfAnotherFile() {
        testPublication.write("a.md", "---\ntitle: A\nid: b.md\n---\n\nText A.\n").write("b.md", "# B\n\nText B.\n")
                .write("c.md", "---\ntitle: C\nid: 'b.md#2'\n---\n\nText C.\n");

        assertThat(testPublication.runImport().problems()).isEmpty();

        assertThat(Stream.of("a", "b", "c")).allSatisfy(
                slug -> assertThat(testPublication.resolve("/articles/" + slug)).isInstanceOf(PermalinkState.Live.class));
    }
}
