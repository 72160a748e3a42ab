package press.broadsheet.importer;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import press.broadsheet.archive.reading.PermalinkState;
import press.broadsheet.archive.reading.Translations;
import press.broadsheet.publication.Translation;

import static org.assertj.core.api.Assertions.assertThat;

/** Files that are versions of one article in several languages. */
class TranslationTests {

    @RegisterExtension
    private final TestPublication testPublication = TestPublication.forEachTest();

    @Test
    void filesInOneFolderAreJoinedInAnyOrder() {
        testPublication.write("news/harbour.zh.md", "# 港口\n\n正文").runImport();
        assertThat(translations("/articles/harbour-zh")).isEmpty();

        testPublication.write("news/harbour.md", "# Harbour\n\nText.").runImport();
        testPublication.write("news/harbour.de.md", "# Hafen\n\nEin Text.").runImport();

        assertThat(translations("/articles/harbour-zh")).containsExactly("Hafen", "Harbour");
        assertThat(translations("/articles/harbour")).containsExactly("Hafen", "港口");
        testPublication.write("other/harbour.md", "# Another harbour\n\nOther text.").runImport();
        assertThat(translations("/articles/harbour")).containsExactly("Hafen", "港口");
    }

    @Test
    void onlyLiveVersionsAreNamed() {
        testPublication.write("harbour.md", "# Harbour\n\nText.").write("harbour.zh.md", "# 港口\n\n正文")
                .write("harbour.de.md", "---\ndraft: true\n---\n# Hafen\n\nEin Text.")
                .write("harbour.fr.md", "---\ndate: 2031-01-01\n---\n# Port\n\nDu texte.").runImport();
        assertThat(translations("/articles/harbour")).containsExactly("港口");

        testPublication.delete("harbour.zh.md").runImport();
        assertThat(translations("/articles/harbour")).isEmpty();
    }

    @Test
    void translationKeyJoinsFilesAnywhere() {
        testPublication.write("harbour.zh.md", "# 港口\n\n正文").write("fr/port.md",
                "---\nlang: fr\ntranslation_key: port\n---\n# Port\n\nDu texte.").runImport();
        assertThat(translations("/articles/port")).isEmpty();

        testPublication.write("harbour.md", "---\ntranslation_key: port\n---\n# Harbour\n\nText.").runImport();
        assertThat(translations("/articles/port")).containsExactly("Harbour", "港口");
        assertThat(translations("/articles/harbour-zh")).containsExactly("Harbour", "Port");

        testPublication.move("harbour.md", "quay.md").runImport();
        assertThat(translations("/articles/port")).as("no other version is left").containsExactly("Harbour");
        assertThat(translations("/articles/harbour-zh")).isEmpty();
    }

    @Test
    void twoVersionsInOneLanguageAreAWarning() {
        ImportReport report =
                testPublication.write("harbour.md", "# Harbour\n\nText.").write("harbour.en.md", "# Port\n\nOther text.")
                        .write("harbour.zh.md", "# 港口\n\n正文").runImport();

        assertThat(report.problems()).singleElement().asString().startsWith("harbour.md: warning: ")
                .contains("English", "harbour.en.md");
        assertThat(translations("/articles/harbour-zh")).as("one of them").hasSize(1);
        assertThat(translations("/articles/harbour")).containsExactly("港口");
    }

    private List<String> translations(String address) {
        return switch (testPublication.resolve(address)) {
            case PermalinkState.Live(var article) ->
                testPublication.bean(Translations.class).of(article).stream().map(Translation::headline).toList();
            case PermalinkState other -> throw new AssertionError(other);
        };
    }
}
