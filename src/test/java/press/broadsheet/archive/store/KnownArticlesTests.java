package press.broadsheet.archive.store;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import press.broadsheet.archive.ledger.KnownArticle;
import press.broadsheet.importer.TestPublication;

import static org.assertj.core.api.Assertions.assertThat;
import static press.broadsheet.archive.SampleManuscripts.manuscript;

/** An import finds existing articles by each key it matches manuscripts with. */
class KnownArticlesTests {

    @RegisterExtension
    private final TestPublication testPublication = TestPublication.forEachTest();

    @Test
    void articleIsFoundByPathIdentityIdAndDigest() {
        testPublication.write("a.md", manuscript("A", "date: 2026-03-01")).write("b.md", manuscript("B", "draft: true"))
                .runImport();
        KnownArticle a = known().byPath(List.of("a.md")).getFirst();

        assertThat(a.live()).isTrue();
        assertThat(a.file().exists()).isTrue();
        assertThat(a.file().source()).contains("a.md");
        assertThat(a.times().firstPublished()).contains(testPublication.now());
        assertThat(known().byIdentity(List.of(a.identity(), "nothing"))).containsExactly(a);
        assertThat(known().byId(List.of(a.id()))).containsExactly(a);
        assertThat(known().byDigest(List.of(a.file().digest()))).containsExactly(a);
        assertThat(known().byPath(List.of("b.md")).getFirst().live()).isFalse();
        assertThat(known().byPath(List.of())).isEmpty();
        assertThat(known().countLive()).isEqualTo(1);
    }

    @Test
    void moreKeysThanOneChunkAreFound() {
        List<String> paths = IntStream.range(0, 2_500).mapToObj(i -> "nothing-" + i + ".md").toList();
        testPublication.write("nothing-1234.md", manuscript("A")).runImport();

        assertThat(known().byPath(paths)).extracting(KnownArticle::headline).containsExactly("A");
    }

    @Test
    void withdrawnArticleIsFoundByItsSketch() {
        String words = IntStream.range(0, 100).mapToObj(i -> "word" + i).collect(Collectors.joining(" "));
        testPublication.write("a.md", manuscript("A", "date: 2026-03-01") + words + ".\n")
                .write("witness.md", manuscript("Witness"))
                .runImport();
        assertThat(known().hasSketches()).isFalse();
        testPublication.delete("a.md").runImport();

        assertThat(known().hasSketches()).isTrue();
        KnownArticle a = known().byPath(List.of("a.md")).getFirst();
        assertThat(a.file().exists()).isFalse();
        assertThat(a.live()).isFalse();
        assertThat(known().markdown(a.id())).hasValueSatisfying(text -> assertThat(text).contains("word7 word8"));
        assertThat(known().bySketch(List.of(1, 2, 3))).isEmpty();
    }

    @Test
    void deletedDraftIsRemoved() {
        testPublication.write("a.md", manuscript("A", "draft: true")).write("witness.md", manuscript("Witness")).runImport();
        testPublication.delete("a.md").runImport();

        assertThat(known().byPath(List.of("a.md"))).isEmpty();
    }

    @Test
    void linksFromOtherFilesAreFound() {
        testPublication.write("a.md", manuscript("A")).write("b.md", manuscript("B") + "\n[To A](a.md) and [again](b.md)\n")
                .runImport();
        KnownArticle a = known().byPath(List.of("a.md")).getFirst();

        assertThat(known().linksTo(List.of(a.id()))).containsExactly(new KnownArticles.InboundLink("b.md", "a.md"));
        assertThat(known().linksTo(List.of(a.id(), known().byPath(List.of("b.md")).getFirst().id())))
                .as("from outside").isEmpty();
    }

    @Test
    void restoredArticlesLackASourceFileUntilItIsRead() {
        testPublication.write("a.md", manuscript("A", "date: 2026-03-01")).write("b.md", manuscript("B", "date: 2026-03-01"))
                .runImport();
        assertThat(known().withoutSourceFile()).isEmpty();

        testPublication.loseDatabase();
        assertThat(known().withoutSourceFile()).isEmpty();
        testPublication.advanceClock(Duration.ofDays(1)).runImport();

        assertThat(known().withoutSourceFile()).isEmpty();
        assertThat(known().countLive()).isEqualTo(2);
        assertThat(known().byPath(List.of("a.md")).getFirst().times().firstPublished())
                .contains(testPublication.now().minus(Duration.ofDays(1)));
    }

    private KnownArticles known() {
        return testPublication.bean(KnownArticles.class);
    }
}
