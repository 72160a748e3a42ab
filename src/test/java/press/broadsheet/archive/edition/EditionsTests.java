package press.broadsheet.archive.edition;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import press.broadsheet.archive.reading.ArticleCalendar;
import press.broadsheet.importer.Newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static press.broadsheet.archive.SampleStories.story;

/** One edition follows the other, in number and in time; each is whole, and readers see one at a time. */
class EditionsTests {

    @RegisterExtension
    private final Newsroom newsroom = Newsroom.ofEachTest();

    @Test
    void numbersFollowEachOtherAndMarksAreNeverTheSame() {
        newsroom.write("a.md", story("A")).run();
        newsroom.write("b.md", story("B")).run();

        assertThat(editions().current()).map(Edition::number).contains(2L);
        assertThat(editions().marked(1)).isPresent();
        assertThat(editions().marked(2).orElseThrow().mark()).isNotEqualTo(editions().marked(1).orElseThrow().mark());
        assertThat(editions().marked(3)).isEmpty();
    }

    @Test
    void timeNeverRunsBackThoughTheClockDoes() {
        newsroom.write("a.md", story("A")).run();
        Instant asOf = editions().current().orElseThrow().asOf();

        newsroom.pass(Duration.ofDays(-2));
        assertThat(editions().nextAsOf()).isEqualTo(asOf);
        newsroom.write("b.md", story("B")).run();

        assertThat(editions().current()).contains(new Edition(2, asOf));
    }

    @Test
    void nextOneIsDueAtTheFirstMomentThatChangesAnything() {
        newsroom.write("a.md", story("A", "date: 2026-03-01", "expires: 2026-03-11T18:00:00Z"))
                .write("b.md", story("B", "date: 2026-03-11T17:00:00Z"))
                .write("front.md", "---\nlead: {slug: a, until: 2026-03-11T16:00:00Z}\n---\n")
                .run();

        for (String due : new String[]{"2026-03-11T16:00:00Z", "2026-03-11T17:00:00Z", "2026-03-11T18:00:00Z",
                "2026-03-12T00:00:00Z", "2026-03-13T00:00:00Z"}) {
            Instant moment = Instant.parse(due);
            assertThat(editions().due(editions().current().orElseThrow())).isEqualTo(moment);
            newsroom.pass(Duration.between(newsroom.now(), moment).minusMillis(1));
            assertThat(editions().openIfDue()).as("before " + due).isEmpty();
            newsroom.pass(Duration.ofMillis(1));
            assertThat(editions().openIfDue()).map(Edition::asOf).contains(moment);
            assertThat(editions().openIfDue()).as("twice").isEmpty();
        }
    }

    @Test
    void withoutAFirstEditionNoneIsDue() {
        newsroom.pass(Duration.ofDays(400));

        assertThat(editions().openIfDue()).isEmpty();
    }

    @Test
    void whatIsReadAtOnceIsOfOneEdition() {
        newsroom.write("a.md", story("A")).run();

        editions().reading(() -> {
            long before = newsroom.bean(ArticleCalendar.class).all();
            CompletableFuture.runAsync(() -> newsroom.write("b.md", story("B")).run()).join();
            assertThat(newsroom.bean(ArticleCalendar.class).all()).isEqualTo(before);
            assertThat(newsroom.headlines()).containsExactly("A");
            assertThat(editions().current()).map(Edition::number).contains(1L);
            return before;
        });

        assertThat(newsroom.headlines()).hasSize(2);
        assertThat(editions().current()).map(Edition::number).contains(2L);
    }

    @Test
    void whatComesToNothingOrFailsIsUndone() {
        newsroom.write("a.md", story("A")).run();

        assertThat(editions().attempting(() -> {
            editions().open(editions().nextAsOf());
            return Optional.empty();
        })).isEmpty();
        assertThatThrownBy(() -> editions().writing(() -> {
            editions().open(editions().nextAsOf());
            throw new IllegalStateException("A power cut");
        })).hasMessage("A power cut");

        assertThat(editions().current()).map(Edition::number).contains(1L);
        assertThat(editions().marked(2)).isEmpty();
    }

    @Test
    void derivedFilesLearnWhatChangedSinceTheirEdition() {
        newsroom.write("a.md", story("A")).write("b.md", story("B", "date: 2026-03-11T13:00:00Z")).run();
        Edition first = editions().current().orElseThrow();
        assertThat(newsroom.bean(ChangedArticles.class).since(first)).isEmpty();

        newsroom.pass(Duration.ofHours(2)).openByClock();
        assertThat(newsroom.bean(ChangedArticles.class).since(first)).as("what fell due").hasSize(1);
        newsroom.write("a.md", story("A, corrected")).run();

        assertThat(newsroom.bean(ChangedArticles.class).since(first)).hasSize(2);
        assertThat(newsroom.bean(ChangedArticles.class).since(editions().current().orElseThrow())).isEmpty();
    }

    @Test
    void endOfWhatIsHiddenIsNotTold() {
        newsroom.write("a.md", story("A", "date: 2026-03-01", "expires: 2026-03-20"))
                .write("secret.md", story("Secret", "date: 2026-03-14", "expires: 2026-03-15"))
                .run();

        assertThat(newsroom.bean(NextExpiry.class).next(editions().current().orElseThrow()))
                .contains(Instant.parse("2026-03-20T00:00:00Z"));
    }

    private Editions editions() {
        return newsroom.bean(Editions.class);
    }
}
