package press.broadsheet.manuscript;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class LanguageTagsTests {

    @ParameterizedTest
    @CsvSource({"en,en", "EN,en", "zh-hans,zh-Hans", "zh_CN,zh-CN", "pt-br,pt-BR", "de-CH-1996,de-CH-1996", "yue,yue", "deu,de",
            "es-419,es-419",
            "sr_Latn_RS,sr-Latn-RS"})
    void tagsAreReadInTheirCanonicalForm(String written, String tag) {
        assertThat(LanguageTags.parse(written)).map(Locale::toLanguageTag).contains(tag);
    }

    @ParameterizedTest
    @ValueSource(strings = {"english", "e", "jp", "xx", "en us", "zh--CN", "中文", "-", "en-", "deutsch"})
    void invalidTagsAreRejected(String written) {
        assertThat(LanguageTags.parse(written)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"English,en", "Deutsch,de", "german,de", "中文,zh", "français,fr"})
    void languageNameIsMappedToItsTag(String name, String tag) {
        assertThat(LanguageTags.tagOfName(name)).contains(tag);
    }
}
