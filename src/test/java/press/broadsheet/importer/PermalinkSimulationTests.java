package press.broadsheet.importer;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import press.broadsheet.TrialCount;
import press.broadsheet.archive.reading.ArticleListings;
import press.broadsheet.archive.reading.ListingResult;
import press.broadsheet.archive.reading.PermalinkState;
import press.broadsheet.archive.reading.Tombstone;
import press.broadsheet.publication.Article;
import press.broadsheet.publication.ArticleSummary;
import press.broadsheet.publication.Cursor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Simulates ten years of random editing, with a fixed seed. Whatever editors do, every issued address serves the article that
 * it first served, redirects to it once, or is gone; it is never "not found", never redirects twice, and never serves
 * another article.
 */
class PermalinkSimulationTests {

    /** The number of imports, with one to five edits before each. */
    private static final int STEPS = TrialCount.of(1000);

    private static final int EVERYTHING = 100;
    private static final int SAMPLE = 40;

    private final Random random = new Random(1851);

    @TempDir
    private Path home;

    /** The model of one article: the content of its manuscript, and every address it had. */
    private static final class SimulatedArticle {

        final String name;
        final List<String> words;
        final Map<String, String> frontMatter = new LinkedHashMap<>();
        final List<String> aliases = new ArrayList<>();
        Optional<String> path;
        String lastPath;
        Optional<Instant> date = Optional.empty();
        Optional<Instant> expires = Optional.empty();
        boolean hidden;
        boolean wasLive;
        Optional<String> feedId = Optional.empty();
        Optional<Instant> first = Optional.empty();

        SimulatedArticle(String name, String path, List<String> words) {
            this.name = name;
            this.path = Optional.of(path);
            this.lastPath = path;
            this.words = words;
        }

        boolean isLive(Instant now) {
            return path.isPresent()
                    && !hidden
                    && date.filter(now::isBefore).isEmpty()
                    && expires.filter(instant -> !instant.isAfter(now)).isEmpty();
        }

        String text() {
            StringBuilder text = new StringBuilder("---\ntitle: " + name + "\n");
            date.ifPresent(instant -> text.append("date: ").append(instant).append('\n'));
            expires.ifPresent(instant -> text.append("expires: ").append(instant).append('\n'));
            if (!aliases.isEmpty()) {
                text.append("aliases: ").append(aliases).append('\n');
            }
            frontMatter.forEach((key, value) -> text.append(key).append(": ").append(value).append('\n'));
            return text.append("---\n\n").append(String.join(" ", words)).append('\n').toString();
        }
    }

    private final List<SimulatedArticle> articles = new ArrayList<>();

    /** Every issued address and its article. */
    private final Map<String, SimulatedArticle> addresses = new HashMap<>();

    private TestPublication testPublication;
    private int counter;
    private final List<String> journal = new ArrayList<>();

    @Test
    @Timeout(1800)
    void everyIssuedAddressLeadsToItsArticleOrIsGone() {
        try (TestPublication room = new TestPublication(home, "broadsheet.importer.confirm-withdrawals=true")) {
            testPublication = room;
            IntStream.range(0, 12).forEach(i -> add());
            for (int step = 1; step <= STEPS; step++) {
                journal.add(step + ":");
                IntStream.range(0, 1 + random.nextInt(5)).forEach(i -> changeRandomly());
                runImport();
                boolean everything = step % EVERYTHING == 0 || step == STEPS;
                assertThat(testPublication.ledgerText()).as(journal()).isEqualTo(testPublication.freshLedgerText());
                check(everything ? List.copyOf(addresses.keySet()) : sample());
                if (everything) {
                    LiveCountRecalculation liveCountRecalculation = new LiveCountRecalculation(testPublication);
                    assertThat(liveCountRecalculation.storedCounts()).as(journal())
                            .isEqualTo(liveCountRecalculation.recalculate(ZoneOffset.UTC));
                }
            }
            assertThat(addresses.size()).isGreaterThan(STEPS / 5);
        }
    }

    private void changeRandomly() {
        int dice = random.nextInt(100);
        if (dice < 14 || articles.size() < 8) {
            add();
        } else if (dice < 30) {
            edit(pick());
        } else if (dice < 46) {
            rename(pick(), false);
        } else if (dice < 52) {
            rename(pick(), true);
        } else if (dice < 58) {
            swap(pick(), pick());
        } else if (dice < 64) {
            withdraw(pick());
        } else if (dice < 76) {
            restore();
        } else if (dice < 80) {
            pick().ifPresent(simulatedArticle -> hide(simulatedArticle, "draft", "true"));
        } else if (dice < 84) {
            pick().ifPresent(simulatedArticle -> hide(simulatedArticle, "withdrawn", "Its source was wrong."));
        } else if (dice < 88) {
            schedule(pick());
        } else if (dice < 91) {
            expire(pick());
        } else if (dice < 95) {
            alias(pick());
        } else if (dice < 97) {
            withdrawWithAlias(pick());
        } else {
            takeOver(pick());
        }
    }

    /** Imports, advances the clock, and sometimes deletes the database. */
    private void runImport() {
        testPublication.advanceClock(Duration.ofMinutes(random.nextInt(60 * 24)));
        if (random.nextInt(60) == 0 && !today().contains("revise")) {
            IntStream.range(0, random.nextInt(9)).forEach(i -> withdraw(pick()));
            journal.add("lose the database");
            testPublication.loseDatabase("broadsheet.importer.confirm-withdrawals=true");
        }
        testPublication.runImport();
        recordAddresses();
        if (random.nextInt(3) == 0) {
            testPublication.advanceClock(Duration.ofHours(random.nextInt(80)));
            testPublication.openEdition();
            recordAddresses();
        }
    }

    /** Records the live addresses: each belongs permanently to the first article that had it. */
    private void recordAddresses() {
        Map<String, SimulatedArticle> byName = articles.stream()
                .collect(Collectors.toMap(simulatedArticle -> simulatedArticle.name, simulatedArticle -> simulatedArticle));
        for (ArticleSummary articleSummary : newest()) {
            SimulatedArticle simulatedArticle = byName.get(articleSummary.headline());
            assertThat(simulatedArticle).as(articleSummary.headline()).isNotNull();
            SimulatedArticle owner = addresses.putIfAbsent("/articles/" + articleSummary.slug(), simulatedArticle);
            assertThat(owner == null || owner == simulatedArticle)
                    .as(journal() + articleSummary.slug() + " serves another article").isTrue();
            simulatedArticle.wasLive = true;
            simulatedArticle.aliases.forEach(alias -> addresses.put(alias, simulatedArticle));
        }
        long live = articles.stream().filter(simulatedArticle -> simulatedArticle.isLive(testPublication.now())).count();
        assertThat(newest()).as(journal() + "as many stories as are live").hasSize((int) live);
    }

    private List<ArticleSummary> newest() {
        return switch (testPublication.bean(ArticleListings.class).newest(new Cursor.Newest(), 5000)) {
            case ListingResult.Found(var slice) -> slice.items();
            case ListingResult other -> throw new AssertionError(other);
        };
    }

    private void check(List<String> some) {
        for (String address : some) {
            SimulatedArticle owner = addresses.get(address);
            PermalinkState answer = testPublication.resolve(address);
            String what = journal() + address + " of " + owner.name + " in " + owner.path;
            if (answer instanceof PermalinkState.Gone(Tombstone tombstone) && !owner.isLive(testPublication.now())) {
                assertThat(tombstone.headline().orElse(owner.name)).as(what).isEqualTo(owner.name);
                continue;
            }
            assertThat(owner.isLive(testPublication.now())).as(what).isTrue();
            PermalinkState arrived = answer instanceof PermalinkState.Moved(String to) ? testPublication.resolve(to) : answer;
            assertThat(arrived).as(what).isInstanceOf(PermalinkState.Live.class);
            Article article = ((PermalinkState.Live) arrived).article();
            assertThat(article.text().headline()).as(what).isEqualTo(owner.name);
            assertThat(owner.feedId.orElse(article.identity().feedId())).as(what).isEqualTo(article.identity().feedId());
            assertThat(owner.first.orElse(article.identity().firstPublished())).as(what)
                    .isEqualTo(article.identity().firstPublished());
            owner.feedId = Optional.of(article.identity().feedId());
            owner.first = Optional.of(article.identity().firstPublished());
        }
    }

    private List<String> sample() {
        List<String> all = new ArrayList<>(addresses.keySet());
        Collections.sort(all);
        Collections.shuffle(all, random);
        return all.subList(0, Math.min(SAMPLE, all.size()));
    }

    private String journal() {
        return String.join(" ", journal.subList(Math.max(0, journal.size() - 12), journal.size())) + " | ";
    }

    private Optional<SimulatedArticle> pick() {
        List<SimulatedArticle> present = articles.stream().filter(simulatedArticle -> simulatedArticle.path.isPresent()).toList();
        return present.isEmpty() ? Optional.empty() : Optional.of(present.get(random.nextInt(present.size())));
    }

    private Optional<SimulatedArticle> pickDeleted() {
        List<SimulatedArticle> lost = articles.stream()
                .filter(simulatedArticle -> simulatedArticle.path.isEmpty() && simulatedArticle.wasLive).toList();
        return lost.isEmpty() ? Optional.empty() : Optional.of(lost.get(random.nextInt(lost.size())));
    }

    /** Every fourth new article has the file name of another one, in a different folder, so that their addresses collide. */
    private void add() {
        String name = "Story " + ++counter;
        String file = random.nextInt(4) == 0 && !articles.isEmpty()
                ? articles.get(random.nextInt(articles.size())).lastPath.replaceFirst(".*/", "")
                : "story-" + counter + ".md";
        SimulatedArticle simulatedArticle = new SimulatedArticle(name, "f" + counter + "/" + file, words(name));
        articles.add(simulatedArticle);
        save("add", simulatedArticle);
    }

    /** A text swapped and edited at once counts as the next version of the file's article: the path decides. */
    private void edit(Optional<SimulatedArticle> chosen) {
        chosen.filter(this::isKnown).ifPresent(edited -> {
            edited.words.set(random.nextInt(edited.words.size()), "edited" + ++counter);
            save("edit", edited);
        });
    }

    private void rename(Optional<SimulatedArticle> chosen, boolean edited) {
        chosen.ifPresent(renamed -> {
            boolean known = renamed.wasLive && isKnown(renamed);
            testPublication.delete(renamed.path.orElseThrow());
            boolean revised = edited && known;
            if (revised) {
                renamed.words.set(random.nextInt(renamed.words.size()), "edited" + ++counter);
            }
            renamed.path = Optional.of("g" + ++counter + "/renamed-" + random.nextInt(40) + ".md");
            save(revised ? "revise" : "rename", renamed);
        });
    }

    /** A text renamed and edited at once is compared with the last import, so it must not be edited twice before that. */
    private boolean isKnown(SimulatedArticle simulatedArticle) {
        return !today().contains(simulatedArticle.name + ";");
    }

    /** Edits since the last import. The ledger file has only the digests of bodies, so similarity cannot be used. */
    private String today() {
        int start = IntStream.range(0, journal.size()).filter(i -> journal.get(i).endsWith(":")).max().orElse(0);
        return String.join(" ", journal.subList(start, journal.size()));
    }

    private void swap(Optional<SimulatedArticle> one, Optional<SimulatedArticle> other) {
        if (one.isEmpty() || one.equals(other) || other.isEmpty()) {
            return;
        }
        if (!isKnown(one.get()) || !isKnown(other.get())) {
            return;
        }
        Optional<String> path = one.get().path;
        one.get().path = other.get().path;
        other.get().path = path;
        save("swap", one.get());
        save("with", other.get());
    }

    private void withdraw(Optional<SimulatedArticle> chosen) {
        chosen.filter(this::isKnown).ifPresent(gone -> {
            journal.add("delete " + gone.name + ";");
            testPublication.delete(gone.path.orElseThrow());
            gone.path = Optional.empty();
        });
    }

    /** Restores a deleted article unchanged, at the same or another path, or shows a hidden one again. */
    private void restore() {
        Optional<SimulatedArticle> lost = pickDeleted();
        if (lost.isPresent() && random.nextBoolean()) {
            SimulatedArticle simulatedArticle = lost.get();
            boolean occupied = articles.stream().anyMatch(other -> other.path.equals(Optional.of(simulatedArticle.lastPath)));
            simulatedArticle.path =
                    Optional.of(occupied || random.nextBoolean() ? "h" + ++counter + "/back.md" : simulatedArticle.lastPath);
            save("restore", simulatedArticle);
            return;
        }
        articles.stream().filter(simulatedArticle -> simulatedArticle.hidden && simulatedArticle.path.isPresent()).findFirst()
                .ifPresent(simulatedArticle -> {
                    simulatedArticle.hidden = false;
                    simulatedArticle.frontMatter.clear();
                    save("show", simulatedArticle);
                });
    }

    private void hide(SimulatedArticle simulatedArticle, String key, String value) {
        simulatedArticle.hidden = true;
        simulatedArticle.frontMatter.put(key, value);
        save("hide", simulatedArticle);
    }

    private void schedule(Optional<SimulatedArticle> chosen) {
        chosen.ifPresent(scheduled -> {
            long hours = random.nextInt(400) - 100L;
            scheduled.date = Optional.of(testPublication.now().plus(hours, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MINUTES));
            save("schedule", scheduled);
        });
    }

    private void expire(Optional<SimulatedArticle> chosen) {
        chosen.ifPresent(expiring -> {
            expiring.expires = expiring.expires.isPresent()
                    ? Optional.empty()
                    : Optional.of(
                            testPublication.now().plus(random.nextInt(300), ChronoUnit.HOURS).truncatedTo(ChronoUnit.MINUTES));
            save("expire", expiring);
        });
    }

    private void alias(Optional<SimulatedArticle> chosen) {
        chosen.ifPresent(named -> {
            named.aliases.add("/old/" + ++counter + (random.nextBoolean() ? "" : "?id=" + counter));
            save("alias", named);
        });
    }

    /** If an article was live, an alias added with its withdrawal is gone like all its addresses. */
    private void withdrawWithAlias(Optional<SimulatedArticle> chosen) {
        chosen.ifPresent(withdrawn -> {
            String alias = "/old/" + ++counter + ".asp?id=" + counter;
            withdrawn.aliases.add(alias);
            hide(withdrawn, "withdrawn", "Its source was wrong.");
            if (withdrawn.wasLive) {
                addresses.put(alias, withdrawn);
            }
        });
    }

    /** An article moves to another file, and an unrelated new one takes its path. */
    private void takeOver(Optional<SimulatedArticle> chosen) {
        chosen.filter(this::isKnown).ifPresent(moved -> {
            String path = moved.path.orElseThrow();
            moved.path = Optional.of("m" + ++counter + "/moved.md");
            save("move away", moved);
            SimulatedArticle heir = new SimulatedArticle("Story " + counter, path, words("Story " + counter));
            articles.add(heir);
            save("take over", heir);
        });
    }

    private void save(String what, SimulatedArticle simulatedArticle) {
        String path = simulatedArticle.path.orElseThrow();
        journal.add(what + " " + simulatedArticle.name + "; at " + path);
        simulatedArticle.lastPath = path;
        testPublication.write(path, simulatedArticle.text());
    }

    private static List<String> words(String name) {
        return IntStream.range(0, 80)
                .mapToObj(i -> (name + i).replace(" ", ""))
                .collect(Collectors.toCollection(ArrayList::new));
    }
}
