package press.broadsheet.pages;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import press.broadsheet.archive.edition.Editions;
import press.broadsheet.archive.ledger.KnownArticle;
import press.broadsheet.archive.reading.FrontPageSlots;
import press.broadsheet.archive.store.ArticleStore;
import press.broadsheet.archive.store.ArticleStore.PlannedArticle;
import press.broadsheet.archive.store.ArticleStore.Stage;
import press.broadsheet.archive.store.KnownArticles;
import press.broadsheet.archive.store.StagedTexts;
import press.broadsheet.manuscript.FrontPageLayout;
import press.broadsheet.manuscript.Manuscript;

/** Publishes articles from {@link ManuscriptBuilder}, one edition at a time, at 12 March 2026, 10:00. */
public final class TestPublisher {

    private final Editions editions;
    private final KnownArticles knownArticles;
    private final ArticleStore store;
    private final StagedTexts texts;
    private final FrontPageSlots slots;
    private final Set<String> published = new LinkedHashSet<>();
    private final Set<String> standingPages = new LinkedHashSet<>();

    TestPublisher(Editions editions, KnownArticles knownArticles, ArticleStore store, StagedTexts texts,
            FrontPageSlots slots) {
        this.editions = editions;
        this.knownArticles = knownArticles;
        this.store = store;
        this.texts = texts;
        this.slots = slots;
    }

    /** For tests that publish articles. */
    @TestConfiguration
    public static class PublisherConfiguration {

        @Bean
        TestPublisher testPublisher(
                Editions editions, KnownArticles archive, ArticleStore store, StagedTexts texts, FrontPageSlots slots) {
            return new TestPublisher(editions, archive, store, texts, slots);
        }

        @Bean
        @Primary
        Clock fixedClock() {
            return Clock.fixed(Instant.parse("2026-03-12T10:00:00Z"), ZoneOffset.UTC);
        }
    }

    /** Opens the next edition with these articles changed or added. */
    public void publish(ManuscriptBuilder... manuscripts) {
        openEdition(() -> Stream.of(manuscripts).forEach(this::placeArticle));
    }

    /** Opens the next edition with exactly these articles. */
    public void publishOnly(ManuscriptBuilder... manuscripts) {
        openEdition(() -> {
            knownArticles.byIdentity(published)
                    .forEach(knownArticle -> store.withdraw(knownArticle, Set.of(), editions.nextAsOf()));
            Stream.of(manuscripts).forEach(this::placeArticle);
        });
    }

    /** Opens the next edition with exactly these standing pages, ordered by weight. */
    public void publishStandingPagesOnly(ManuscriptBuilder... standing) {
        openEdition(() -> {
            knownArticles.byIdentity(standingPages).stream().filter(knownArticle -> knownArticle.file().exists())
                    .forEach(knownArticle -> store.withdraw(knownArticle, Set.of(), editions.nextAsOf()));
            for (int weight = 0; weight < standing.length; weight++) {
                ManuscriptBuilder page = standing[weight].standingPage(weight);
                standingPages.add(page.path);
                place(page);
            }
        });
    }

    /** Opens the next edition with this front page. */
    public void arrangeFrontPage(FrontPageLayout layout) {
        openEdition(() -> {
            slots.replace(layout);
            slots.resolveArticles();
        });
    }

    private void openEdition(Runnable changes) {
        editions.inTransaction(() -> {
            changes.run();
            return editions.open(editions.nextAsOf());
        });
    }

    private void placeArticle(ManuscriptBuilder manuscriptBuilder) {
        published.add(manuscriptBuilder.path);
        place(manuscriptBuilder);
    }

    private void place(ManuscriptBuilder manuscriptBuilder) {
        Optional<KnownArticle> known = knownArticles.byPath(List.of(manuscriptBuilder.path)).stream().findFirst();
        List<String> addresses = new ArrayList<>(List.of(manuscriptBuilder.kind.ledgerKey(manuscriptBuilder.slug)));
        addresses.addAll(manuscriptBuilder.aliases);
        Manuscript manuscript = manuscriptBuilder.build();
        store.save(
                List.of(new PlannedArticle(manuscript, known, manuscriptBuilder.path, manuscriptBuilder.slug, addresses)),
                texts.stage(List.of(manuscript)),
                editions.nextAsOf(), Stage.LATER_EDITION);
    }
}
