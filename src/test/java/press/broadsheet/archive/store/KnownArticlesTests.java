package press.broadsheet.archive.store;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import press.broadsheet.archive.ledger.KnownArticle;
import press.broadsheet.importer.Newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static press.broadsheet.archive.SampleStories.story;

/** What an import finds of the articles that are there, to tell whose text a file holds. */
class KnownArticlesTests {

    @RegisterExtension
    private final Newsroom newsroom = Newsroom.ofEachTest();

    @Test
    void articleIsFoundByPathIdentityIdAndDigest() {
        newsroom.write("a.md", story("A", "date: 2026-03-01")).write("b.md", story("B", "draft: true")).run();
        KnownArticle a = known().byPath(List.of("a.md")).getFirst();

        assertThat(a.live()).isTrue();
        assertThat(a.present()).isTrue();
        assertThat(a.file()).contains("a.md");
        assertThat(a.firstPublished()).contains(newsroom.now());
        assertThat(known().byIdentity(List.of(a.identity(), "nothing"))).containsExactly(a);
        assertThat(known().byId(List.of(a.id()))).containsExactly(a);
        assertThat(known().byDigest(List.of(a.digest()))).containsExactly(a);
        assertThat(known().byPath(List.of("b.md")).getFirst().live()).isFalse();
        assertThat(known().byPath(List.of())).isEmpty();
        assertThat(known().live()).isEqualTo(1);
    }

    @Test
    void moreThanOneStatementHoldsAreFound() {
        List<String> paths = IntStream.range(0, 2_500).mapToObj(i -> "nothing-" + i + ".md").toList();
        newsroom.write("nothing-1234.md", story("A")).run();

        assertThat(known().byPath(paths)).extracting(KnownArticle::headline).containsExactly("A");
    }

    @Test
    void withdrawnArticleStaysKnownAndIsFoundByItsSketch() {
        String words = IntStream.range(0, 100).mapToObj(i -> "word" + i).collect(Collectors.joining(" "));
        newsroom.write("a.md", story("A", "date: 2026-03-01") + words + ".\n")
                .write("witness.md", story("Witness"))
                .run();
        assertThat(known().anySketched()).isFalse();
        newsroom.delete("a.md").run();

        assertThat(known().anySketched()).isTrue();
        KnownArticle a = known().byPath(List.of("a.md")).getFirst();
        assertThat(a.present()).isFalse();
        assertThat(a.live()).isFalse();
        assertThat(known().markdown(a.id())).hasValueSatisfying(text -> assertThat(text).contains("word7 word8"));
        assertThat(known().sketched(List.of(1, 2, 3))).isEmpty();
    }

    @Test
    void draftThatIsDeletedIsForgotten() {
        newsroom.write("a.md", story("A", "draft: true")).write("witness.md", story("Witness")).run();
        newsroom.delete("a.md").run();

        assertThat(known().byPath(List.of("a.md"))).isEmpty();
    }

    @Test
    void linksFromOtherFilesAreFound() {
        newsroom.write("a.md", story("A")).write("b.md", story("B") + "\n[To A](a.md) and [again](b.md)\n").run();
        KnownArticle a = known().byPath(List.of("a.md")).getFirst();

        assertThat(known().linksTo(List.of(a.id()))).containsExactly(new KnownArticles.Link("b.md", "a.md"));
        assertThat(known().linksTo(List.of(a.id(), known().byPath(List.of("b.md")).getFirst().id())))
                .as("from outside").isEmpty();
    }

    @Test
    void afterALostDatabaseWhatTheLedgerNamesIsUnreadUntilItsFileIs() {
        newsroom.write("a.md", story("A", "date: 2026-03-01")).write("b.md", story("B", "date: 2026-03-01")).run();
        assertThat(known().unread()).isEmpty();

        newsroom.loseDatabase();
        assertThat(known().unread()).isEmpty();
        newsroom.pass(Duration.ofDays(1)).run();

        assertThat(known().unread()).isEmpty();
        assertThat(known().live()).isEqualTo(2);
        assertThat(known().byPath(List.of("a.md")).getFirst().firstPublished())
                .contains(newsroom.now().minus(Duration.ofDays(1)));
    }

    private KnownArticles known() {
        return newsroom.bean(KnownArticles.class);
    }
}
