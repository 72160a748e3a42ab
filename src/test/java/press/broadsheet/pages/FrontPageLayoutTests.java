package press.broadsheet.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import press.broadsheet.manuscript.FrontPageLayout;
import press.broadsheet.manuscript.FrontPageLayout.Slot;

import static org.assertj.core.api.Assertions.assertThat;

/** The placement of articles on a front page with slots, and the section blocks. */
@WithRunningSite
class FrontPageLayoutTests {

    private static final Pattern STORY = Pattern.compile("<h[23][^>]*><a href=\"/articles/([^\"]+)\"");

    @Autowired
    private TestPublisher testPublisher;

    @Autowired
    private SiteClient siteClient;

    @AfterEach
    void newestFirst() {
        testPublisher.arrangeFrontPage(FrontPageLayout.NONE);
    }

    @Test
    void leadAndSlotsAppearOnlyWhereTheyWerePlaced() {
        testPublisher.publishOnly(numbered(10));
        testPublisher.arrangeFrontPage(
                new FrontPageLayout(slot("story-08"), List.of(slot("story-09").orElseThrow(), slot("story-01").orElseThrow())));

        String front = siteClient.get("/").body();

        assertThat(articleSlugs(front)).containsExactly("story-08",
                "story-00", "story-02", "story-03", "story-04", "story-05",
                "story-09", "story-01", "story-06", "story-07");
    }

    @Test
    void invalidSlotGetsTheNewestRemainingArticle() {
        testPublisher.publishOnly(numbered(9));
        testPublisher.arrangeFrontPage(
                new FrontPageLayout(slot("nothing"), List.of(slot("story-08").orElseThrow(), slot("nowhere").orElseThrow())));

        assertThat(articleSlugs(siteClient.get("/").body())).containsExactly("story-00",
                "story-01", "story-02", "story-03", "story-04", "story-05", "story-08", "story-06", "story-07");
    }

    @Test
    void replacementHeadlineIsUsedOnlyInItsSlot() {
        testPublisher.publishOnly(numbered(2));
        testPublisher.arrangeFrontPage(
                new FrontPageLayout(Optional.of(new Slot("story-01", Optional.of("Look <here>"), Optional.empty(), 1)),
                        List.of()));

        assertThat(siteClient.get("/").body()).contains("<h2><a href=\"/articles/story-01\">Look &lt;here&gt;</a></h2>")
                .doesNotContain("Story 01<");
        assertThat(siteClient.get("/articles/story-01").body()).contains("Story 01</h1>").doesNotContain("Look");
    }

    @Test
    void pagingShowsEveryArticleOnce() {
        testPublisher.publishOnly(numbered(50));
        testPublisher.arrangeFrontPage(
                new FrontPageLayout(slot("story-45"), List.of(slot("story-03").orElseThrow(), slot("story-22").orElseThrow())));

        String front = siteClient.get("/").body();
        List<String> listed = new ArrayList<>(articleSlugs(front));
        assertThat(listed).startsWith("story-45").doesNotHaveDuplicates().hasSize(22);
        listed.removeAll(List.of("story-45", "story-22"));
        for (Optional<String> older = next(front); older.isPresent();) {
            String page = siteClient.get(older.get()).body();
            listed.addAll(articleSlugs(page));
            older = next(page);
        }

        assertThat(listed).doesNotHaveDuplicates().hasSize(50);
        assertThat(listed.subList(20, 50)).isSorted();
    }

    @Test
    void sectionBlocksShowTheirLatestArticles() {
        testPublisher.publishOnly(Stream.of(
                Stream.of(numbered(20)),
                in("Trade", 4), in("Industry", 2), in("People", 1)).flatMap(it -> it).toArray(ManuscriptBuilder[]::new));
        testPublisher.arrangeFrontPage(new FrontPageLayout(Optional.empty(), List.of(slot("trade-1").orElseThrow())));

        String front = siteClient.get("/").body();
        String bands = front.substring(front.indexOf("band--split"));

        assertThat(articleSlugs(bands)).containsExactly("trade-0", "trade-2", "trade-3", "industry-0", "industry-1");
        assertThat(bands).contains("<a href=\"/sections/trade\">All stories in Trade</a>")
                .as("a single article makes no section block").doesNotContain("People</a></h2>");
        assertThat(articleSlugs(front)).doesNotHaveDuplicates();
    }

    @Test
    void siteWithOneSectionOrFewArticlesHasNoSectionBlocks() {
        testPublisher.publishOnly(Stream.concat(in("Trade", 3), in("Industry", 3)).toArray(ManuscriptBuilder[]::new));
        assertThat(siteClient.get("/").body()).doesNotContain("band--split");

        testPublisher.publishOnly(in("Trade", 30).toArray(ManuscriptBuilder[]::new));
        assertThat(siteClient.get("/").body()).doesNotContain("band--split");
    }

    private static Optional<Slot> slot(String article) {
        return Optional.of(new Slot(article, Optional.empty(), Optional.empty(), 1));
    }

    /** Newest first, by their numbers. */
    private static ManuscriptBuilder[] numbered(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> ManuscriptBuilder.of("Story %02d".formatted(i))
                        .date(ManuscriptBuilder.time("2026-03-10T12:%02d:00Z".formatted(59 - i))))
                .toArray(ManuscriptBuilder[]::new);
    }

    private static Stream<ManuscriptBuilder> in(String section, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> ManuscriptBuilder.of(section + " " + i).section(section)
                        .date(ManuscriptBuilder.time("2026-03-01T12:%02d:00Z".formatted(59 - i))));
    }

    private static Optional<String> next(String page) {
        Matcher matcher = Pattern.compile("<link rel=\"next\" href=\"([^\"]+)\"").matcher(page);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static List<String> articleSlugs(String page) {
        return STORY.matcher(page).results().map(result -> result.group(1)).toList();
    }
}
