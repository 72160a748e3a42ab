package press.broadsheet.archive;

import java.time.Duration;
import java.time.Instant;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import press.broadsheet.archive.edition.Editions;
import press.broadsheet.archive.reading.ArticleCalendar;
import press.broadsheet.archive.reading.ArticleListings;
import press.broadsheet.archive.reading.Corrections;
import press.broadsheet.archive.reading.FrontPageSlots;
import press.broadsheet.archive.reading.Labels;
import press.broadsheet.archive.reading.PermalinkState;
import press.broadsheet.archive.reading.RelatedArticles;
import press.broadsheet.archive.reading.SitemapQueries;
import press.broadsheet.archive.reading.SocialCardLookup;
import press.broadsheet.importer.TestPublication;
import press.broadsheet.publication.ArticleSummary;
import press.broadsheet.publication.Cursor;
import press.broadsheet.publication.DateRange;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.Slug;

import static org.assertj.core.api.Assertions.assertThat;
import static press.broadsheet.archive.SampleManuscripts.headlines;
import static press.broadsheet.archive.SampleManuscripts.manuscript;

/** Every query of the archive follows the live rule: live from the publication instant on, and until but not at the expiry. */
class LiveRuleTests {

    private static final Slug TRADE = new Slug("trade");
    private static final Duration TICK = Duration.ofMillis(1);

    @RegisterExtension
    private final TestPublication testPublication = TestPublication.forEachTest();

    @BeforeEach
    void publish() {
        testPublication.write("witness.md", manuscript("Witness", "date: 2026-03-01", "section: Trade", "tags: [Ports]"))
                .write("front.md", "---\nlead: subject\nslots: [witness]\n---\n");
    }

    @Test
    void articleIsLiveFromItsPublicationInstant() {
        subject("date: 2026-03-11T13:00:00Z");
        testPublication.runImport();
        assertThat(sourcesShowingTheArticle()).isEmpty();

        openAt("2026-03-11T13:00:00Z", TICK.negated());
        assertThat(sourcesShowingTheArticle()).isEmpty();

        openAt("2026-03-11T13:00:00Z", Duration.ZERO);
        assertThat(sourcesShowingTheArticle()).isEqualTo(allSources());
    }

    @Test
    void articleIsLiveUntilButNotAtItsExpiry() {
        subject("date: 2026-03-10", "expires: 2026-03-11T13:00:00Z");
        testPublication.runImport();
        assertThat(sourcesShowingTheArticle()).isEqualTo(allSources());

        openAt("2026-03-11T13:00:00Z", TICK.negated());
        assertThat(sourcesShowingTheArticle()).isEqualTo(allSources());

        openAt("2026-03-11T13:00:00Z", Duration.ZERO);
        assertThat(sourcesShowingTheArticle()).isEmpty();
        assertThat(testPublication.resolve("/articles/subject")).isInstanceOf(PermalinkState.Gone.class);
    }

    @Test
    void articleThatExpiresBeforePublicationIsNeverLive() {
        subject("date: 2026-03-11T14:00:00Z", "expires: 2026-03-11T13:00:00Z");
        testPublication.runImport();
        openAt("2026-03-11T15:00:00Z", Duration.ZERO);

        assertThat(sourcesShowingTheArticle()).isEmpty();
        assertThat(testPublication.resolve("/articles/subject")).isInstanceOf(PermalinkState.Unknown.class);
    }

    @Test
    void draftAppearsNowhereAndItsAddressIsUnknown() {
        subject("draft: true");
        testPublication.runImport();

        assertThat(sourcesShowingTheArticle()).isEmpty();
        assertThat(testPublication.resolve("/articles/subject")).isInstanceOf(PermalinkState.Unknown.class);
    }

    @Test
    void hiddenWithdrawnAndDeletedArticlesAppearNowhere() {
        for (String end : List.of("draft: true", "withdrawn: It was wrong.", "withdrawn: silent", "")) {
            subject("date: 2026-03-10");
            testPublication.runImport();
            assertThat(sourcesShowingTheArticle()).as("before: " + end).isEqualTo(allSources());

            if (end.isEmpty()) {
                testPublication.delete("subject.md");
            } else {
                subject("date: 2026-03-10", end);
            }
            testPublication.advanceClock(Duration.ofMinutes(1)).runImport();

            assertThat(sourcesShowingTheArticle()).as("after: " + end).isEmpty();
            assertThat(testPublication.resolve("/articles/subject")).as(end).isInstanceOf(PermalinkState.Gone.class);
            testPublication.advanceClock(Duration.ofMinutes(1));
        }
    }

    @Test
    void beforeTheFirstEditionNothingIsLive() {
        assertThat(testPublication.bean(Editions.class).current()).isEmpty();
        assertThat(testPublication.bean(ArticleListings.class).isEmpty()).isTrue();
        assertThat(sourcesShowingTheArticle()).isEmpty();
    }

    private void subject(String... fields) {
        List<String> all = new ArrayList<>(List.of(fields));
        all.addAll(List.of("section: Trade", "tags: [Ports]", "authors: [Ada]",
                "corrections: [{date: 2026-03-10, text: \"It said less.\"}]"));
        testPublication.write("subject.md", manuscript("Subject", all.toArray(String[]::new)));
    }

    private void openAt(String instant, Duration offset) {
        testPublication.advanceClock(Duration.between(testPublication.now(), Instant.parse(instant).plus(offset))).openEdition();
    }

    private List<String> allSources() {
        return List.of("newest", "section", "tag", "author", "year", "permalink", "related", "lead", "correction", "sitemap",
                "count of all", "count of the author", "card");
    }

    /** The queries whose results contain the subject. */
    private List<String> sourcesShowingTheArticle() {
        ArticleListings articleListings = testPublication.bean(ArticleListings.class);
        List<String> sources = new ArrayList<>();
        addIfShown(sources, "newest", headlines(articleListings.newest(new Cursor.Newest(), 10)));
        addIfShown(sources, "section", headlines(articleListings.byLabel(Label.Kind.SECTION, TRADE, new Cursor.Newest(), 10)));
        addIfShown(sources, "tag",
                headlines(articleListings.byLabel(Label.Kind.TAG, new Slug("ports"), new Cursor.Newest(), 10)));
        addIfShown(sources, "author",
                headlines(articleListings.byLabel(Label.Kind.AUTHOR, new Slug("ada"), new Cursor.Newest(), 10)));
        addIfShown(sources, "year", headlines(articleListings.byDate(DateRange.of(Year.of(2026)), new Cursor.Newest(), 10)));
        addIfShown(sources, "permalink", testPublication.resolve("/articles/subject") instanceof PermalinkState.Live(var article)
                ? List.of(article.text().headline())
                : List.of());
        addIfShown(sources, "related", testPublication.resolve("/articles/witness") instanceof PermalinkState.Live(var witness)
                ? headlines(testPublication.bean(RelatedArticles.class).of(witness, 10).related())
                : List.of());
        addIfShown(sources, "lead",
                testPublication.bean(FrontPageSlots.class).filled().stream().map(it -> it.article().headline()).toList());
        addIfShown(sources, "correction",
                testPublication.bean(Corrections.class).newest(10).items().stream().map(it -> it.article().headline())
                        .toList());
        addIfShown(sources, "sitemap", testPublication.bean(SitemapQueries.class).in(YearMonth.of(2026, 3), 0, 10).stream()
                .map(SitemapQueries.SitemapArticle::headline).toList());
        addIfShown(sources, "count of all",
                testPublication.bean(ArticleCalendar.class).countAll() == 2 ? List.of("Subject") : List.of());
        addIfShown(sources, "count of the author", testPublication.bean(Labels.class).find(Label.Kind.AUTHOR, new Slug("ada"))
                .map(_ -> List.of("Subject")).orElse(List.of()));
        addIfShown(sources, "card", card().map(it -> List.of(it.headline())).orElse(List.of()));
        return sources;
    }

    private static void addIfShown(List<String> sources, String source, List<String> headlines) {
        if (headlines.contains("Subject")) {
            sources.add(source);
        }
    }

    private Optional<ArticleSummary> card() {
        return testPublication.bean(JdbcClient.class)
                .sql("SELECT a.card FROM article a WHERE a.path = 'subject.md' AND a.card IS NOT NULL")
                .query(String.class)
                .optional()
                .flatMap(testPublication.bean(SocialCardLookup.class)::findArticle);
    }
}
