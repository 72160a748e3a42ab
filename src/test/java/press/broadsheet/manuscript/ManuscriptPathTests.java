package press.broadsheet.manuscript;

import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ManuscriptPathTests {

    @ParameterizedTest
    @ValueSource(strings = {"a.md", "a.markdown", "a.txt", "A.MD", "news/a.md", "news/2024/a.md", "_drafts/a.md",
            "news/_drafts/a.md",
            "_drafts/news/a.md", "news/front.md", "news/authors/a.md", "news/pages/a.md", "index.md", "news/index.md", "新闻.md",
            "a.b.md",
            "pages.md", "authors.md", "readme.txt", "front.txt"})
    void articlesAreManuscripts(String path) {
        assertThat(ManuscriptPath.isManuscript(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.html", "a.jpg", "a", "a.md.bak", "a.md~", ".a.md", "_a.md", "news/_a.md", "news/.a.md",
            ".git/a.md", "_site/a.md",
            "news/_old/a.md", "_drafts/_a.md", "_drafts.md", "README.md", "news/README.md", "readme.md", "README.zh.md",
            "front.md", "front.zh.md",
            "_index.md", "news/_index.md", "authors/ada.md", "pages/about.md", "pages/de/about.md", ".md", "news/.md", ""})
    void reservedAndHiddenFilesAreNotManuscripts(String path) {
        assertThat(ManuscriptPath.isManuscript(path)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"harbour.md,harbour", "news/Harbour Reopens.md,harbour-reopens", "news/harbour_reopens.txt,harbour-reopens",
            "2024-05-01-harbour.md,harbour", "news/2024-05-01-2024.md,2024", "news/harbour/index.md,harbour",
            "news/2024-05-01-harbour/index.md,harbour",
            "index.md,index", "harbour.zh.md,harbour-zh", "harbour.pt-BR.md,harbour-pt-br", "harbour.zh_Hans.md,harbour-zh-hans",
            "news/harbour/index.zh.md,harbour-zh", "2024-05-01-harbour.zh.md,harbour-zh", "v1.2.md,v1-2", "a.b.md,a-b",
            "node.js.md,node-js",
            "asp.net.md,asp-net", "name.min.md,name-min", "港口重新开放.md,港口重新开放", "Порт открыт.md,порт-открыт", "Café.md,café",
            "!!!.md,untitled",
            "2024-13-45-harbour.md,2024-13-45-harbour", "2024-05-01.md,2024-05-01", "2024-05-01-.md,2024-05-01"})
    void slugComesFromTheFileName(String path, String slug) {
        assertThat(ManuscriptPath.of(path).slug()).hasToString(slug);
    }

    @ParameterizedTest
    @CsvSource({"2024-05-01-harbour.md", "news/2024-05-01-harbour.txt", "2024-05-01-harbour/index.md",
            "2024-05-01-harbour.zh.md"})
    void datePrefixOfTheNameIsTheDate(String path) {
        assertThat(ManuscriptPath.of(path).date()).contains(LocalDate.of(2024, 5, 1));
    }

    @Test
    void otherNumbersAreNotADate() {
        assertThat(ManuscriptPath.of("2024-02-30-harbour.md").date()).isEmpty();
        assertThat(ManuscriptPath.of("12024-05-01-harbour.md").date()).isEmpty();
        assertThat(ManuscriptPath.of("2024-5-1-harbour.md").date()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"harbour.zh.md,zh", "harbour.pt-BR.md,pt-BR", "harbour.pt_br.txt,pt-BR", "index.fr.md,fr",
            "harbour.zh-Hant-HK.md,zh-Hant-HK",
            "harbour.yue-Hant.md,yue-Hant"})
    void languageSuffixIsTheLanguage(String path, String tag) {
        assertThat(ManuscriptPath.of(path).language()).map(Locale::toLanguageTag).contains(tag);
    }

    @ParameterizedTest
    @ValueSource(strings = {"harbour.md", "v1.2.md", "a.b.md", "node.js.md", "asp.net.md", "harbour.min.md",
            "harbour.new-york.md", "zh.md",
            "harbour.final.md", "harbour.v2.md", "U.S.A.md"})
    void otherSuffixesAreNotALanguage(String path) {
        assertThat(ManuscriptPath.of(path).language()).isEmpty();
    }

    @Test
    void translationsShareTheirStem() {
        assertThat(ManuscriptPath.of("news/2024-05-01-harbour.zh.md").stem())
                .isEqualTo(ManuscriptPath.of("news/2024-05-01-harbour.md").stem())
                .isEqualTo("news/2024-05-01-harbour");
        assertThat(ManuscriptPath.of("harbour/index.zh.md").stem()).isEqualTo("harbour/index");
        assertThat(ManuscriptPath.of("harbour.zh.md").stem()).isEqualTo("harbour");
    }

    @ParameterizedTest
    @CsvSource({"harbour.md,", "news/harbour.md,news", "news/ports/harbour.md,news", "news/harbour/index.md,news",
            "harbour/index.md,",
            "_drafts/harbour.md,", "_drafts/news/harbour.md,news", "news/_drafts/harbour.md,news"})
    void firstFolderIsTheSection(String path, String section) {
        assertThat(ManuscriptPath.of(path).section().orElse(null)).isEqualTo(section);
    }

    @Test
    void draftsFolderAtAnyLevelMakesDrafts() {
        assertThat(ManuscriptPath.of("news/_drafts/old/harbour.md").isInDraftsFolder()).isTrue();
        assertThat(ManuscriptPath.of("news/drafts/harbour.md").isInDraftsFolder()).isFalse();
    }

    @Test
    void nameIsTheHeadlineOfLastResort() {
        assertThat(ManuscriptPath.of("news/2024-05-01-harbour_re-opens.md").toHeadline()).isEqualTo("Harbour re opens");
    }
}
