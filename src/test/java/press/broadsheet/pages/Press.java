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
import press.broadsheet.archive.store.ArticleStore.Placement;
import press.broadsheet.archive.store.ArticleStore.Stage;
import press.broadsheet.archive.store.KnownArticles;
import press.broadsheet.archive.store.StagedTexts;
import press.broadsheet.manuscript.FrontPageLayout;
import press.broadsheet.manuscript.Manuscript;

/** Puts {@link Copy} into the archive, one edition at a time, while it is 12 March 2026, 10:00. */
public final class Press {

    private final Editions editions;
    private final KnownArticles archive;
    private final ArticleStore store;
    private final StagedTexts texts;
    private final FrontPageSlots slots;
    private final Set<String> published = new LinkedHashSet<>();
    private final Set<String> standingPages = new LinkedHashSet<>();

    Press(Editions editions, KnownArticles archive, ArticleStore store, StagedTexts texts,
            FrontPageSlots slots) {
        this.editions = editions;
        this.archive = archive;
        this.store = store;
        this.texts = texts;
        this.slots = slots;
    }

    /** For tests that need a press. */
    @TestConfiguration
    public static class Installed {

        @Bean
        Press press(
                Editions editions, KnownArticles archive, ArticleStore store, StagedTexts texts, FrontPageSlots slots) {
            return new Press(editions, archive, store, texts, slots);
        }

        @Bean
        @Primary
        Clock standingClock() {
            return Clock.fixed(Instant.parse("2026-03-12T10:00:00Z"), ZoneOffset.UTC);
        }
    }

    /** Opens the next edition with these stories changed or added. */
    public void publish(Copy... stories) {
        edition(() -> Stream.of(stories).forEach(this::placeStory));
    }

    /** Opens the next edition with these stories and no others. */
    public void publishOnly(Copy... stories) {
        edition(() -> {
            archive.byIdentity(published).forEach(knownArticle -> store.withdraw(knownArticle, Set.of(), editions.nextAsOf()));
            Stream.of(stories).forEach(this::placeStory);
        });
    }

    /** Opens the next edition with these standing pages, in the order of their weight, and no others. */
    public void publishPagesOnly(Copy... standing) {
        edition(() -> {
            archive.byIdentity(standingPages).stream().filter(KnownArticle::present)
                    .forEach(knownArticle -> store.withdraw(knownArticle, Set.of(), editions.nextAsOf()));
            for (int weight = 0; weight < standing.length; weight++) {
                Copy page = standing[weight].standing(weight);
                standingPages.add(page.path);
                place(page);
            }
        });
    }

    /** Opens the next edition with the front page arranged so. */
    public void arrange(FrontPageLayout layout) {
        edition(() -> {
            slots.replace(layout);
            slots.settle();
        });
    }

    private void edition(Runnable changes) {
        editions.writing(() -> {
            changes.run();
            return editions.open(editions.nextAsOf());
        });
    }

    private void placeStory(Copy copy) {
        published.add(copy.path);
        place(copy);
    }

    private void place(Copy copy) {
        Optional<KnownArticle> known = archive.byPath(List.of(copy.path)).stream().findFirst();
        List<String> addresses = new ArrayList<>(List.of(copy.kind.key(copy.slug)));
        addresses.addAll(copy.aliases);
        Manuscript manuscript = copy.manuscript();
        store.place(
                List.of(new Placement(manuscript, known, copy.path, copy.slug, addresses)), texts.stage(List.of(manuscript)),
                editions.nextAsOf(), Stage.LATER_EDITION);
    }
}
