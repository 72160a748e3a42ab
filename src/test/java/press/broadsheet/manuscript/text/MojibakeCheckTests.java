package press.broadsheet.manuscript.text;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import press.broadsheet.manuscript.TestManuscriptReader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/** Damage from wrong decoding. */
class MojibakeCheckTests {

    private static final String REMEDY =
            ". A program read UTF-8 as windows-1252: export the text again as UTF-8, or correct it by hand.";

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"It doesnâ€™t|9|â€™|’", "cafÃ© noir|4|Ã©|é", "20Â°C|3|Â°|°", "â‚¬ 5|1|â‚¬|€",
            "å¤§æ–‡|1|å¤§æ–‡|大文", "ÐŸÑ€Ð¸|1|ÐŸÑ€Ð¸|При", "ðŸ˜€|1|ðŸ˜€|😀", "Å‚Ã³d|1|Å‚Ã³|łó", "allÃ”|4|Ã”|Ô",
            "Ã–sterreich|1|Ã–|Ö"})
    void misreadLettersAreReportedWithTheirOriginal(String text, int column, String written, String meant) {
        assertThat(TestManuscriptReader.problems("# T\n\n" + text)).first().asString()
                .startsWith("3:" + column + ": warning: \"" + written + "\" is wrongly decoded text; it was probably "
                        + "\"" + meant + "\"");
    }

    @Test
    void eachKindIsReportedOnceWithACount() {
        assertThat(TestManuscriptReader.problems("# T\n\nFÃ¼r Ã¤ltere\n\nâ€œMÃ¤dchen")).containsExactly(
                "3:2: warning: \"Ã¼\" is wrongly decoded text; it was probably \"ü\" (and in 3 more places)" + REMEDY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Die „FPÖ“ und die „ÖVP“.", "« C’est l’été »… NÃO, São Paulo", "Æsop, naïve, coöperate, Åland",
            "ИТАР-ТАСС сообщает: “да”.", "中文、日本語、한국어 … “引号”", "“AMANHÃ” e “ROMÃ…”", "किताब, ภาษา\u200Bไทย, فارسی\u200Cها",
            "👩\u200D🚀 and \u200Eleft"})
    void undamagedTextIsNotReported(String text) {
        assertThat(TestManuscriptReader.problems("# T\n\n" + text)).isEmpty();
    }

    @Test
    void lostLetterIsReported() {
        assertThat(TestManuscriptReader.problem("# T\n\nCaf\uFFFD\n"))
                .isEqualTo("3:4: warning: a character was lost here and replaced by U+FFFD. Find it in the original text "
                        + "and write it here.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"200B", "2060", "FEFF"})
    void zeroWidthCharacterIsReported(String code) {
        assertThat(TestManuscriptReader.problem("# T\n\nhar" + Character.toString(Integer.parseInt(code, 16)) + "bour\n"))
                .isEqualTo("3:4: warning: there is an invisible zero-width character (U+" + code + ") here. "
                        + "Delete it: search does not find words that contain it.");
    }

    @Test
    void bidiControlsAreReportedWhereNothingIsRightToLeft() {
        assertThat(TestManuscriptReader.problem("# T\n\nA \u2067word\u2069.\n"))
                .isEqualTo("3:3: warning: there is an invisible character that changes the text direction (U+2067), "
                        + "but no right-to-left text (and in 1 more place). Delete it.");
        assertThat(TestManuscriptReader.problems("# T\n\nA \u2067עברית\u2069.\n")).isEmpty();
    }

    @Test
    void megabyteOfMojibakeIsReadQuickly() {
        for (String damage : List.of("Ã", "Ã©", "â€", "\uFFFD", "\u200B", "ð", "é»…")) {
            assertTimeoutPreemptively(Duration.ofMinutes(2),
                    () -> MojibakeCheck.check(damage.repeat(300_000 / damage.length()), new ProblemCollector("a.md")));
        }
    }
}
