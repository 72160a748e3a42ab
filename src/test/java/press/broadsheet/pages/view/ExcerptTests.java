package press.broadsheet.pages.view;

import java.util.Locale;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ExcerptTests {

    @Test
    void shortTextIsLeftAlone() {
        assertThat(Excerpt.of("One. Two.", 9, Locale.ENGLISH)).isEqualTo("One. Two.");
    }

    @Test
    void longTextEndsOnASentence() {
        assertThat(Excerpt.of("The first is short. The second would run over the limit.", 30, Locale.ENGLISH))
                .isEqualTo("The first is short.");
        assertThat(Excerpt.of("工欲善其事。必先利其器。居是邦也。", 13, Locale.CHINESE)).isEqualTo("工欲善其事。必先利其器。");
    }

    @Test
    void abbreviationIsNotTheEndOfASentence() {
        assertThat(Excerpt.of("It was seen by Mr. Jones and by nobody else.", 20, Locale.ENGLISH)).isEqualTo("It was seen by…");
    }

    @Test
    void longSentenceEndsOnAWord() {
        assertThat(Excerpt.of("A sentence that goes on and on and does not stop.", 26, Locale.ENGLISH))
                .isEqualTo("A sentence that goes on…");
        assertThat(Excerpt.of("x".repeat(100), 24, Locale.ENGLISH)).hasSizeLessThanOrEqualTo(24);
    }
}
