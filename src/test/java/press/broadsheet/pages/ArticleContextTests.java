package press.broadsheet.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** The links around an article: neighbours in its section, related and newer articles; and the age notice. */
@WithRunningSite
class ArticleContextTests {

    @Autowired
    private TestPublisher testPublisher;

    @Autowired
    private SiteClient siteClient;

    @Test
    void neighboursInTheSectionAreOffered() {
        testPublisher.publishOnly(
                ManuscriptBuilder.of("First of harbour").section("Trade").date(ManuscriptBuilder.day("2026-03-01")),
                ManuscriptBuilder.of("Second of pepper").section("Trade").date(ManuscriptBuilder.day("2026-03-02")),
                ManuscriptBuilder.of("Elsewhere").section("Policy").date(ManuscriptBuilder.day("2026-03-02")),
                ManuscriptBuilder.of("Third of velvet").section("Trade").date(ManuscriptBuilder.day("2026-03-03")));

        assertThat(neighbourLinks("/articles/second-of-pepper")).contains(
                "Previous in Trade", "<a rel=\"prev\" href=\"/articles/first-of-harbour\">First of harbour</a>",
                "Next in Trade", "<a rel=\"next\" href=\"/articles/third-of-velvet\">Third of velvet</a>");
        assertThat(neighbourLinks("/articles/third-of-velvet")).contains("Second of pepper").doesNotContain("Next in");
        assertThat(siteClient.get("/articles/elsewhere").body()).doesNotContain("class=\"turns\"");
    }

    @Test
    void relatedArticlesShareTagsOrWords() {
        testPublisher.publishOnly(
                ManuscriptBuilder.of("Battery makers agree on one label").tags("Batteries"),
                ManuscriptBuilder.of("A quiet week at the exchange").tags("Batteries"),
                ManuscriptBuilder.of("Regulator weighs battery labelling").tags("Regulation"),
                ManuscriptBuilder.of("Rowing club wins again"));

        String page = related("/articles/battery-makers-agree-on-one-label");

        assertThat(page).contains("A quiet week at the exchange", "Regulator weighs battery labelling")
                .doesNotContain("Rowing club", "Battery makers");
        assertThat(siteClient.get("/articles/rowing-club-wins-again").body()).doesNotContain("related-h");
    }

    @Test
    void chineseHeadlinesAreRelatedByBigrams() {
        testPublisher.publishOnly(
                ManuscriptBuilder.of("知识产权保护加强").language("zh"), ManuscriptBuilder.of("专家谈知识产权").language("zh"),
                ManuscriptBuilder.of("天气晴朗").language("zh"));

        assertThat(related(ManuscriptBuilder.of("知识产权保护加强").address())).contains("专家谈知识产权").doesNotContain("天气");
    }

    @Test
    void unpublishedArticleIsNeverRelated() {
        testPublisher.publishOnly(
                ManuscriptBuilder.of("Ports reopen").tags("Ports"), ManuscriptBuilder.of("Ports close").tags("Ports"),
                ManuscriptBuilder.of("Ports flood").tags("Ports"));
        testPublisher.publish(ManuscriptBuilder.of("Ports close").tags("Ports").withdrawn("Wrong."),
                ManuscriptBuilder.of("Ports expand").tags("Ports").date(ManuscriptBuilder.time("2027-01-01T09:00:00Z")));

        assertThat(related("/articles/ports-reopen")).contains("Ports flood").doesNotContain("Ports close", "Ports expand");
    }

    /** With ten topics of thirty articles each, related articles share the topic far more often than one in ten. */
    @Test
    void relatedArticlesAreFarBetterThanChance() {
        List<String> matters = List.of("harbour", "vineyard", "railway", "hospital", "orchestra", "reservoir", "satellite",
                "parliament", "glacier", "textile");
        List<String> filler = List.of("plans", "report", "council", "figures", "answer", "season", "budget", "dispute");
        Random random = new Random(1851);
        List<ManuscriptBuilder> stories = new ArrayList<>();
        for (int number = 0; number < 300; number++) {
            String matter = matters.get(number % 10);
            ManuscriptBuilder story =
                    ManuscriptBuilder
                            .of("The " + filler.get(random.nextInt(8)) + " of the " + matter + " " + filler.get(random.nextInt(8))
                                    + " no " + number)
                            .section("Section " + random.nextInt(3));
            stories.add(random.nextInt(3) == 0 ? story.tags("All about " + matter, "Column " + random.nextInt(4)) : story);
        }
        testPublisher.publishOnly(stories.toArray(ManuscriptBuilder[]::new));

        int shown = 0;
        int fitting = 0;
        for (int number = 0; number < 300; number += 7) {
            String matter = matters.get(number % 10);
            List<String> found = Pattern.compile("<h3><a href=\"/articles/([^\"]+)").matcher(
                    related(stories.get(number).address())).results().map(MatchResult::group).toList();
            shown += found.size();
            fitting += (int) found.stream().filter(it -> it.contains(matter)).count();
        }

        assertThat(shown).isGreaterThan(100);
        assertThat((double) fitting / shown).as("on the same topic").isGreaterThan(0.5);
    }

    @Test
    void oldArticleHasANoticeAndLinksToNewerOnes() {
        testPublisher.publishOnly(
                ManuscriptBuilder.of("Tariffs then").tags("Tariffs").date(ManuscriptBuilder.day("2021-02-01")),
                ManuscriptBuilder.of("Tariffs before").tags("Tariffs").date(ManuscriptBuilder.day("2020-02-01")),
                ManuscriptBuilder.of("Tariffs now").tags("Tariffs").date(ManuscriptBuilder.day("2026-03-01")),
                ManuscriptBuilder.of("Recipe").tags("Tariffs").date(ManuscriptBuilder.day("2019-02-01")).evergreen(),
                ManuscriptBuilder.of("Undated tariffs").tags("Tariffs"));

        String old = siteClient.get("/articles/tariffs-then").body();

        assertThat(old).contains("This article is more than 5 years old.", "Newer on this");
        assertThat(teaserSection(old, "newer")).contains("Tariffs now").doesNotContain("Tariffs before");
        assertThat(teaserSection(old, "related")).doesNotContain("Tariffs now");
        for (String young : List.of("tariffs-now", "recipe", "undated-tariffs")) {
            assertThat(siteClient.get("/articles/" + young).body()).as(young).doesNotContain("more than", "Newer on this");
        }
    }

    /** The notice appears on the day after the third anniversary. */
    @Test
    void ageIsCountedInThePublicationsTimeZone() {
        testPublisher.publishOnly(
                ManuscriptBuilder.of("Just three").date(ManuscriptBuilder.day("2023-03-12")),
                ManuscriptBuilder.of("A day more").date(ManuscriptBuilder.day("2023-03-11")));

        assertThat(siteClient.get("/articles/just-three").body()).doesNotContain("class=\"age\"");
        assertThat(siteClient.get("/articles/a-day-more").body()).contains("This article is more than 3 years old.");
    }

    private String neighbourLinks(String address) {
        String page = siteClient.get(address).body();
        return page.substring(page.indexOf("class=\"turns\""));
    }

    private String related(String address) {
        return teaserSection(siteClient.get(address).body(), "related");
    }

    private static String teaserSection(String page, String id) {
        int start = page.indexOf("aria-labelledby=\"" + id + "-h\"");
        return start < 0 ? "" : page.substring(start, page.indexOf("</section>", start));
    }
}
