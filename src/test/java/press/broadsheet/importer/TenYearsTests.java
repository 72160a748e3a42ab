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
import press.broadsheet.Trials;
import press.broadsheet.archive.reading.Articles;
import press.broadsheet.archive.reading.ListingResult;
import press.broadsheet.archive.reading.PermalinkState;
import press.broadsheet.archive.reading.Tombstone;
import press.broadsheet.publication.Article;
import press.broadsheet.publication.ArticleSummary;
import press.broadsheet.publication.Cursor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Ten years of a newsroom at random, with a fixed seed. Whatever editors do, every address ever given out answers with the
 * article that it first served, with one redirect to it, or with "gone"; never with "not found", never with two hops, never
 * with another article.
 */
class TenYearsTests {

    /** Imports; between two of them an editor does one to five things. */
    private static final int STEPS = Trials.of(1000);

    private static final int EVERYTHING = 100;
    private static final int SAMPLE = 40;

    private final Random random = new Random(1851);

    @TempDir
    private Path home;

    /** What the model knows of one article: all that its manuscript says, and every address it was seen at. */
    private static final class Story {

        final String name;
        final List<String> words;
        final Map<String, String> frontMatter = new LinkedHashMap<>();
        final List<String> aliases = new ArrayList<>();
        Optional<String> path;
        String lastPath;
        Optional<Instant> date = Optional.empty();
        Optional<Instant> end = Optional.empty();
        boolean hidden;
        boolean lived;
        Optional<String> feedId = Optional.empty();
        Optional<Instant> first = Optional.empty();

        Story(String name, String path, List<String> words) {
            this.name = name;
            this.path = Optional.of(path);
            this.lastPath = path;
            this.words = words;
        }

        boolean live(Instant now) {
            return path.isPresent()
                    && !hidden
                    && date.filter(now::isBefore).isEmpty()
                    && end.filter(instant -> !instant.isAfter(now)).isEmpty();
        }

        String text() {
            StringBuilder text = new StringBuilder("---\ntitle: " + name + "\n");
            date.ifPresent(instant -> text.append("date: ").append(instant).append('\n'));
            end.ifPresent(instant -> text.append("expires: ").append(instant).append('\n'));
            if (!aliases.isEmpty()) {
                text.append("aliases: ").append(aliases).append('\n');
            }
            frontMatter.forEach((key, value) -> text.append(key).append(": ").append(value).append('\n'));
            return text.append("---\n\n").append(String.join(" ", words)).append('\n').toString();
        }
    }

    private final List<Story> stories = new ArrayList<>();

    /** Every address ever given out, and whose it is. */
    private final Map<String, Story> addresses = new HashMap<>();

    private Newsroom newsroom;
    private int counter;
    private final List<String> diary = new ArrayList<>();

    @Test
    @Timeout(1800)
    void everyAddressEverGivenOutLeadsToItsArticleOrSaysThatItIsGone() {
        try (Newsroom room = new Newsroom(home, "broadsheet.importer.confirm-withdrawals=true")) {
            newsroom = room;
            IntStream.range(0, 12).forEach(i -> add());
            for (int step = 1; step <= STEPS; step++) {
                diary.add(step + ":");
                IntStream.range(0, 1 + random.nextInt(5)).forEach(i -> act());
                settle();
                boolean everything = step % EVERYTHING == 0 || step == STEPS;
                assertThat(newsroom.ledger()).as(diary()).isEqualTo(newsroom.ledgerWrittenWhole());
                check(everything ? List.copyOf(addresses.keySet()) : sample());
                if (everything) {
                    Recount recount = new Recount(newsroom);
                    assertThat(recount.kept()).as(diary()).isEqualTo(recount.fromScratch(ZoneOffset.UTC));
                }
            }
            assertThat(addresses.size()).isGreaterThan(STEPS / 5);
        }
    }

    private void act() {
        int dice = random.nextInt(100);
        if (dice < 14 || stories.size() < 8) {
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
            pick().ifPresent(story -> hide(story, "draft", "true"));
        } else if (dice < 84) {
            pick().ifPresent(story -> hide(story, "withdrawn", "Its source was wrong."));
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

    /** Imports, lets time pass, and now and then loses the database. */
    private void settle() {
        newsroom.pass(Duration.ofMinutes(random.nextInt(60 * 24)));
        if (random.nextInt(60) == 0 && !today().contains("revise")) {
            IntStream.range(0, random.nextInt(9)).forEach(i -> withdraw(pick()));
            diary.add("lose the database");
            newsroom.loseDatabase("broadsheet.importer.confirm-withdrawals=true");
        }
        newsroom.run();
        note();
        if (random.nextInt(3) == 0) {
            newsroom.pass(Duration.ofHours(random.nextInt(80)));
            newsroom.openByClock();
            note();
        }
    }

    /** Writes down what readers can see now: each address belongs for ever to the story that was there first. */
    private void note() {
        Map<String, Story> byName = stories.stream().collect(Collectors.toMap(story -> story.name, story -> story));
        for (ArticleSummary articleSummary : newest()) {
            Story story = byName.get(articleSummary.title());
            assertThat(story).as(articleSummary.title()).isNotNull();
            Story owner = addresses.putIfAbsent("/articles/" + articleSummary.slug(), story);
            assertThat(owner == null || owner == story).as(diary() + articleSummary.slug() + " serves another article").isTrue();
            story.lived = true;
            story.aliases.forEach(alias -> addresses.put(alias, story));
        }
        long live = stories.stream().filter(story -> story.live(newsroom.now())).count();
        assertThat(newest()).as(diary() + "as many stories as are live").hasSize((int) live);
    }

    private List<ArticleSummary> newest() {
        return switch (newsroom.bean(Articles.class).newest(new Cursor.Newest(), 5000)) {
            case ListingResult.Found(var slice) -> slice.items();
            case ListingResult other -> throw new AssertionError(other);
        };
    }

    private void check(List<String> some) {
        for (String address : some) {
            Story owner = addresses.get(address);
            PermalinkState answer = newsroom.at(address);
            String what = diary() + address + " of " + owner.name + " in " + owner.path;
            if (answer instanceof PermalinkState.Gone(Tombstone tombstone) && !owner.live(newsroom.now())) {
                assertThat(tombstone.headline().orElse(owner.name)).as(what).isEqualTo(owner.name);
                continue;
            }
            assertThat(owner.live(newsroom.now())).as(what).isTrue();
            PermalinkState arrived = answer instanceof PermalinkState.Moved(String to) ? newsroom.at(to) : answer;
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

    private String diary() {
        return String.join(" ", diary.subList(Math.max(0, diary.size() - 12), diary.size())) + " | ";
    }

    private Optional<Story> pick() {
        List<Story> present = stories.stream().filter(story -> story.path.isPresent()).toList();
        return present.isEmpty() ? Optional.empty() : Optional.of(present.get(random.nextInt(present.size())));
    }

    private Optional<Story> pickLost() {
        List<Story> lost = stories.stream().filter(story -> story.path.isEmpty() && story.lived).toList();
        return lost.isEmpty() ? Optional.empty() : Optional.of(lost.get(random.nextInt(lost.size())));
    }

    /** Every fourth new story has the file name of another one, in a folder of its own: their addresses collide. */
    private void add() {
        String name = "Story " + ++counter;
        String file = random.nextInt(4) == 0 && !stories.isEmpty()
                ? stories.get(random.nextInt(stories.size())).lastPath.replaceFirst(".*/", "")
                : "story-" + counter + ".md";
        Story story = new Story(name, "f" + counter + "/" + file, words(name));
        stories.add(story);
        save("add", story);
    }

    /** A text swapped and edited in one go is taken for the next version of what stood in that file: the path decides. */
    private void edit(Optional<Story> story) {
        story.filter(this::newsroomKnows).ifPresent(edited -> {
            edited.words.set(random.nextInt(edited.words.size()), "edited" + ++counter);
            save("edit", edited);
        });
    }

    private void rename(Optional<Story> story, boolean edited) {
        story.ifPresent(renamed -> {
            boolean known = renamed.lived && newsroomKnows(renamed);
            newsroom.delete(renamed.path.orElseThrow());
            boolean revised = edited && known;
            if (revised) {
                renamed.words.set(random.nextInt(renamed.words.size()), "edited" + ++counter);
            }
            renamed.path = Optional.of("g" + ++counter + "/renamed-" + random.nextInt(40) + ".md");
            save(revised ? "revise" : "rename", renamed);
        });
    }

    /** A text renamed and edited in one go is compared with the one last imported, so it must not be edited twice before. */
    private boolean newsroomKnows(Story story) {
        return !today().contains(story.name + ";");
    }

    /** What happened since the last import. The ledger's text knows a body by its digest alone, not by likeness. */
    private String today() {
        int start = IntStream.range(0, diary.size()).filter(i -> diary.get(i).endsWith(":")).max().orElse(0);
        return String.join(" ", diary.subList(start, diary.size()));
    }

    private void swap(Optional<Story> one, Optional<Story> other) {
        if (one.isEmpty() || one.equals(other) || other.isEmpty()) {
            return;
        }
        if (!newsroomKnows(one.get()) || !newsroomKnows(other.get())) {
            return;
        }
        Optional<String> path = one.get().path;
        one.get().path = other.get().path;
        other.get().path = path;
        save("swap", one.get());
        save("with", other.get());
    }

    private void withdraw(Optional<Story> story) {
        story.filter(this::newsroomKnows).ifPresent(gone -> {
            diary.add("delete " + gone.name + ";");
            newsroom.delete(gone.path.orElseThrow());
            gone.path = Optional.empty();
        });
    }

    /** Brings a deleted story back, as it was, where it was or elsewhere; or shows a hidden one again. */
    private void restore() {
        Optional<Story> lost = pickLost();
        if (lost.isPresent() && random.nextBoolean()) {
            Story story = lost.get();
            boolean occupied = stories.stream().anyMatch(other -> other.path.equals(Optional.of(story.lastPath)));
            story.path = Optional.of(occupied || random.nextBoolean() ? "h" + ++counter + "/back.md" : story.lastPath);
            save("restore", story);
            return;
        }
        stories.stream().filter(story -> story.hidden && story.path.isPresent()).findFirst().ifPresent(story -> {
            story.hidden = false;
            story.frontMatter.clear();
            save("show", story);
        });
    }

    private void hide(Story story, String key, String value) {
        story.hidden = true;
        story.frontMatter.put(key, value);
        save("hide", story);
    }

    private void schedule(Optional<Story> story) {
        story.ifPresent(scheduled -> {
            long hours = random.nextInt(400) - 100L;
            scheduled.date = Optional.of(newsroom.now().plus(hours, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MINUTES));
            save("schedule", scheduled);
        });
    }

    private void expire(Optional<Story> story) {
        story.ifPresent(expiring -> {
            expiring.end = expiring.end.isPresent()
                    ? Optional.empty()
                    : Optional.of(newsroom.now().plus(random.nextInt(300), ChronoUnit.HOURS).truncatedTo(ChronoUnit.MINUTES));
            save("expire", expiring);
        });
    }

    private void alias(Optional<Story> story) {
        story.ifPresent(named -> {
            named.aliases.add("/old/" + ++counter + (random.nextBoolean() ? "" : "?id=" + counter));
            save("alias", named);
        });
    }

    /** Once a story was live, an alias that comes with its withdrawal is as gone as all its addresses. */
    private void withdrawWithAlias(Optional<Story> story) {
        story.ifPresent(withdrawn -> {
            String alias = "/old/" + ++counter + ".asp?id=" + counter;
            withdrawn.aliases.add(alias);
            hide(withdrawn, "withdrawn", "Its source was wrong.");
            if (withdrawn.lived) {
                addresses.put(alias, withdrawn);
            }
        });
    }

    /** A story moves away, and an unrelated new one takes its file. */
    private void takeOver(Optional<Story> story) {
        story.filter(this::newsroomKnows).ifPresent(moved -> {
            String path = moved.path.orElseThrow();
            moved.path = Optional.of("m" + ++counter + "/moved.md");
            save("move away", moved);
            Story heir = new Story("Story " + counter, path, words("Story " + counter));
            stories.add(heir);
            save("take over", heir);
        });
    }

    private void save(String what, Story story) {
        String path = story.path.orElseThrow();
        diary.add(what + " " + story.name + "; at " + path);
        story.lastPath = path;
        newsroom.write(path, story.text());
    }

    private static List<String> words(String name) {
        return IntStream.range(0, 80)
                .mapToObj(i -> (name + i).replace(" ", ""))
                .collect(Collectors.toCollection(ArrayList::new));
    }
}
