package press.broadsheet.importer;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import press.broadsheet.archive.reading.PermalinkState;
import press.broadsheet.manuscript.text.Problem;

import static org.assertj.core.api.Assertions.assertThat;

/** Aliases as editors and other systems write them: each is stored once, whatever its spellings. */
@Timeout(120)
class AliasTests {

    @RegisterExtension
    private final TestPublication testPublication = TestPublication.forEachTest();

    private static String manuscript(String title, String fields) {
        return "---\ntitle: " + title + "\n" + fields + "\n---\n\nWhat " + title + " tells.\n";
    }

    private List<String> addresses() {
        return testPublication.bean(JdbcClient.class).sql("SELECT p.address FROM permalink p ORDER BY p.address")
                .query(String.class)
                .list();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "aliases: [/old/, /old]",
            "aliases: [/old, /OLD, /Old/]",
            "aliases: [/old, /old.html, /old.htm, /old/index.html]",
            "aliases: [/old, /%6Fld, '/%4f%4C%44', //old]",
            "aliases: [/old, 'https://example.org/old/', 'http://elsewhere.example/OLD#part']",
            "aliases: [/old, old, ./old, /x/../old]",
            "aliases: [/old]\nurl: /old/",
            "aliases: [/old]\npermalink: /old.html\npath: old",
            "redirect_from: /old\naliases: /old\nurl: /OLD",
            "aliases: [/old;jsessionid=1, /old]",
            "aliases: [/old, /articles/a, /Articles/A/, '/articles/a.html', '/articles/%61']",
            "aliases: [/old, ' /old ', '/old ']",
    })
    void anAliasInSeveralSpellingsIsKeptOnce(String fields) {
        testPublication.write("a.md", manuscript("A", fields)).write("b.md", manuscript("B", ""));

        ImportReport report = testPublication.runImport();

        assertThat(report.problems()).isEmpty();
        assertThat(report.added()).isEqualTo(2);
        assertThat(addresses()).containsExactly("/articles/a", "/articles/b", "/old");
        assertThat(testPublication.resolve("/old")).isEqualTo(new PermalinkState.Moved("/articles/a"));
    }

    @Test
    void bothFormsOfUnicodeAreOneAlias() {
        testPublication.write("a.md", manuscript("A", "aliases: [/Caf\u00e9, /cafe\u0301, '/caf%C3%A9', '/cafe%CC%81/']"));

        assertThat(testPublication.runImport().problems()).isEmpty();
        assertThat(addresses()).containsExactly("/articles/a", "/caf\u00e9");
    }

    @Test
    void aQueryInAnotherOrderIsTheSameAlias() {
        testPublication.write("a.md",
                manuscript("A", "aliases: ['/show.asp?id=1&lang=en', '/Show.asp?lang=en&id=1', '/show.asp?id=2']"));

        assertThat(testPublication.runImport().problems()).isEmpty();
        assertThat(addresses()).containsExactly("/articles/a", "/show.asp?id=1&lang=en", "/show.asp?id=2");
    }

    @Test
    void aliasOfTwoArticlesBelongsToTheFirst() {
        testPublication.write("a.md", manuscript("A", "aliases: [/old, /old/]")).write("b.md",
                manuscript("B", "aliases: [/OLD, /old, /other]"));

        ImportReport report = testPublication.runImport();

        assertThat(report.problems()).allMatch(problem -> problem.path().equals("b.md") && !problem.isError())
                .extracting(Problem::reason)
                .allMatch(reason -> reason.contains("belongs to a.md"));
        assertThat(testPublication.resolve("/old")).isEqualTo(new PermalinkState.Moved("/articles/a"));
        assertThat(testPublication.resolve("/other")).isEqualTo(new PermalinkState.Moved("/articles/b"));
    }

    @Test
    void aliasMayBeRepeatedAndRemovedLater() {
        testPublication.write("a.md", manuscript("A", "aliases: /old")).runImport();
        testPublication.write("a.md", manuscript("A", "aliases: [/old, /Old/, /older, /older/]"));
        assertThat(testPublication.runImport().problems()).isEmpty();

        testPublication.write("a.md", manuscript("A", "slug: b\naliases: [/articles/a, /articles/b]"));

        assertThat(testPublication.runImport().problems()).isEmpty();
        assertThat(addresses()).containsExactly("/articles/a", "/articles/b", "/old", "/older");
        assertThat(testPublication.resolve("/articles/a")).isEqualTo(new PermalinkState.Moved("/articles/b"));
    }

    @Test
    void invalidAliasIsIgnoredAndReported() {
        String endless = "/show?" + "x=1&".repeat(600);
        testPublication.write("a.md", manuscript("A", "aliases: ['" + endless + "', '/" + "y".repeat(3000) + "', '/%ff', /old]"));

        ImportReport report = testPublication.runImport();

        assertThat(report.problems()).hasSize(3).allMatch(problem -> problem.line() == 3 && !problem.isError());
        assertThat(report.problemLines()).allMatch(complaint -> complaint.length() < 400);
        assertThat(testPublication.resolve("/old")).isEqualTo(new PermalinkState.Moved("/articles/a"));
    }
}
