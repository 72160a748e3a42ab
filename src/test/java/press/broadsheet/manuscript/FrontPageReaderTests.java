package press.broadsheet.manuscript;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.broadsheet.manuscript.FrontPageLayout.Slot;
import press.broadsheet.manuscript.text.Problem;

import static org.assertj.core.api.Assertions.assertThat;

class FrontPageReaderTests {

    @Test
    void articlesAreNamedByPathOrSlug() {
        FrontPageLayout layout = clean("""
                ---
                lead: /news/harbour.md
                slots:
                  - tariffs
                  - ./news/strike.md
                  - /articles/grain-prices
                ---
                """);

        assertThat(layout.lead()).hasValueSatisfying(lead -> assertThat(lead.article()).isEqualTo("news/harbour.md"));
        assertThat(layout.slots()).extracting(Slot::article).containsExactly("tariffs", "news/strike.md", "grain-prices");
        assertThat(layout.slots()).extracting(Slot::line).containsExactly(4, 5, 6);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "---\nlead: {story: harbour, headline: Ships are back, until: 2026-03-12 18:00}\n---\n",
            "+++\n[lead]\npath = \"harbour\"\nheadline = \"Ships are back\"\nuntil = 2026-03-12T18:00:00\n+++\n",
            "{\"Lead\": {\"slug\": \"harbour\", \"title\": \"Ships are back\", \"until\": \"2026-03-12 18:00\"}}\n"})
    void slotMayHaveItsOwnHeadlineAndEndInAnyFormat(String file) {
        Slot lead = clean(file).lead().orElseThrow();

        assertThat(lead.article()).isEqualTo("harbour");
        assertThat(lead.headline()).contains("Ships are back");
        assertThat(lead.until()).as("in the publication's zone, which is Berlin").contains(Instant.parse("2026-03-12T17:00:00Z"));
    }

    @Test
    void draftIsIgnored() {
        assertThat(clean("---\nlead: harbour\ndraft: true\n---\n")).isEqualTo(FrontPageLayout.NONE);
        assertThat(clean("---\n---\n")).isEqualTo(FrontPageLayout.NONE);
    }

    @Test
    void unknownKeysAreReportedWithTheClosest() {
        assertThat(problems("---\nlaed: harbour\nslots:\n  - {story: a, untill: 2026-01-01, colour: red}\n---\n"))
                .containsExactly(
                        "2:1: warning: \"laed\" is not a known field and is ignored. Perhaps `lead` is meant.",
                        "4:16: warning: \"untill\" is not a known field and is ignored. Perhaps `until` is meant.",
                        "4:36: warning: \"colour\" is not a known field and is ignored. Remove it or correct its name.");
    }

    @Test
    void valuesOfTheWrongTypeAreErrors() {
        assertThat(problems("---\nlead: [a, b]\n---\n")).containsExactly("2:7: error: `lead` should be the path or slug of "
                + "an article, but is a list. Write, for example, `lead: \"harbour-reopens\"`.");
        assertThat(problems("---\nlead: {headline: No story}\n---\n")).singleElement().asString()
                .contains("error: this slot names no article");
        assertThat(problems("---\nlead: {story: a, until: tomorrow}\n---\n")).singleElement().asString()
                .contains("error: \"tomorrow\" is not a date in a known format");
        assertThat(problems("---\nlead: {story: a, until: 2026-02-30}\n---\n")).singleElement().asString().contains("error:");
        assertThat(problems("---\nlead: a\ndraft: perhaps\n---\n")).singleElement().asString().contains("error: `draft`");
    }

    @Test
    void textIsNotShownAndIsReported() {
        assertThat(problems("---\nlead: a\n---\n\nWelcome!")).singleElement().asString()
                .startsWith("5:1: warning: the front page has no text of its own");
        assertThat(problems("lead the paper")).singleElement().asString().startsWith("1:1: error: this file has no fields");
    }

    @Test
    @Timeout(value = 180, unit = TimeUnit.SECONDS)
    void hostileFilesAreRefusedQuickly() {
        for (String file : List.of("---\nslots: " + "[".repeat(30_000) + "\n---\n",
                "---\nlead: " + "a".repeat(60_000) + "\n---\n",
                "---\nslots: [" + "a, ".repeat(20_000) + "a]\n---\n",
                "---\na: &a [x,x]\nb: &b [*a,*a]\nslots: [*b,*b]\n---\n",
                "---\nlead: {story: a, headline: " + "b".repeat(5_000) + "}\n---\n")) {
            assertThat(TestManuscriptReader.read("front.md", file)).isInstanceOf(ReadResult.Refused.class);
        }
    }

    private static FrontPageLayout clean(String file) {
        return switch (TestManuscriptReader.read("front.md", file)) {
            case ReadResult.AcceptedFrontPage(String path, FrontPageLayout layout, List<Problem> problems) when problems
                    .isEmpty() ->
                layout;
            case ReadResult other -> throw new AssertionError(other.problems().toString());
        };
    }

    private static List<String> problems(String file) {
        return TestManuscriptReader.read("front.md", file).problems().stream()
                .map(problem -> problem.toString().substring("front.md:".length()))
                .toList();
    }
}
