package press.broadsheet.manuscript;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import press.broadsheet.manuscript.text.SourceText;
import press.broadsheet.publication.Source;

import static org.assertj.core.api.Assertions.assertThat;

/** The sample article in wire-copy format. */
class SeedTests {

    private static final String NAME = "miit-reinforce-ipr-protection-to-drive-emerging-industries.txt";
    private static final String HEADLINE = "MIIT: reinforce IPR protection to drive emerging industries";

    @Test
    void repeatedHeadlineIsUsedOnce() throws IOException {
        ArticleRenderer.Rendered rendered = render(seed(), true);
        assertThat(rendered.headline()).contains(HEADLINE);
        assertThat(rendered.body().prose()).doesNotContain(HEADLINE);
    }

    @Test
    void allFourParagraphsAreKeptWordForWord() throws IOException {
        String prose = render(seed(), true).body().prose();
        assertThat(prose.lines()).hasSize(4).allMatch(line -> line.startsWith("<p") && line.endsWith("</p>"));
        assertThat(words(prose)).isEqualTo(between(seed(), "Lately,", "(Source:"));
    }

    @Test
    void sourceLineIsTheCredit() throws IOException {
        ArticleRenderer.Rendered rendered = render(seed(), true);
        assertThat(rendered.source()).contains(new Source("IPR in China", Optional.empty()));
        assertThat(rendered.body().prose()).doesNotContain("Source");
    }

    @Test
    void peopleWatchIsAnAsideOfTwoParagraphs() throws IOException {
        String asides = render(seed(), true).body().asides();
        assertThat(asides).startsWith("<aside class=\"aside\" aria-labelledby=\"people-watch\">"
                + "<h2 id=\"people-watch\">People watch</h2><p>It is lucky");
        assertThat(words(asides.replace("</p><p>", "</p>\n\n<p>")))
                .isEqualTo("People watch" + between(seed(), "It is lucky", null));
    }

    @Test
    void markdownGivesTheSameResult() throws IOException {
        String markdown = seed().replace("People watch", "<aside>\n\n## People watch") + "\n\n</aside>\n";
        ArticleRenderer.Rendered plain = render(seed(), true);
        ArticleRenderer.Rendered rich = render(markdown, false);
        assertThat(rich).usingRecursiveComparison().ignoringFields("markdown").isEqualTo(plain);
    }

    @Test
    void onlyTheLastParagraphHasTheEndMark() throws IOException {
        assertThat(render(seed(), true).body().prose().split("class=\"end\"", -1)).hasSize(2);
    }

    @Test
    void openingIsLongEnoughForADropCap() throws IOException {
        var articleBody = render(seed(), true).body();
        assertThat(articleBody.opening()).startsWith("Lately, Vice Head").endsWith("industry development.");
        assertThat(articleBody.dropCap()).isTrue();
        assertThat(articleBody.words()).isBetween(210, 220);
    }

    private static ArticleRenderer.Rendered render(String text, boolean plain) {
        String path = "industry/" + NAME;
        return new ArticleRenderer()
                .render(new SourceText(path, 1, text, plain, Optional.empty(), Optional.empty(), Locale.ENGLISH));
    }

    private static String seed() throws IOException {
        try (InputStream file = SeedTests.class.getResourceAsStream("/seed/" + NAME)) {
            assertThat(file).isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String words(String html) {
        return html.replaceAll("<[^>]*>", "").replace("\n", "").strip();
    }

    private static String between(String text, String start, String end) {
        int from = text.indexOf(start);
        String part = end == null ? text.substring(from) : text.substring(from, text.indexOf(end));
        return part.replace("\n", "").strip();
    }
}
