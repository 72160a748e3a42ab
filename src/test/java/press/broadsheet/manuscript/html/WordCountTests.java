package press.broadsheet.manuscript.html;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Word counts in various scripts. */
class WordCountTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"'' | 0", "one two three | 3", "it's well-known e-mail | 3",
            "1,204 of 3.5 % — so | 4", "Über naïve café | 3", "слово за слово | 3", "مثل عربي قديم | 3",
            "工欲善其事必先利其器 | 5", "日本語のテキスト | 4", "IPR 保护 | 2", "한국어 신문 | 2", "ภาษาไทยง่าย | 2"})
    void wordsAreCountedInAnyScript(String text, int words) {
        assertThat(WordCount.of(text)).isEqualTo(words);
    }
}
