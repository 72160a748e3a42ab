package press.broadsheet.archive.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import press.broadsheet.archive.store.SourceFiles.SourceFile;
import press.broadsheet.importer.TestPublication;

import static org.assertj.core.api.Assertions.assertThat;
import static press.broadsheet.archive.SampleManuscripts.manuscript;

/** The stored state of each content file. */
class SourceFilesTests {

    @RegisterExtension
    private final TestPublication testPublication = TestPublication.forEachTest();

    @Test
    void everyFileIsStoredAndRefusedOnesAreListed() {
        assertThat(files().hasAny()).isFalse();
        testPublication.write("b.md", manuscript("B")).write("a.md", manuscript("A"))
                .write("c.md", "---\ntitle: [broken\n---\n\nText.\n").runImport();

        List<String> paths = new ArrayList<>();
        files().forEach(file -> paths.add(file.path()));
        assertThat(paths).containsExactly("a.md", "b.md", "c.md");
        assertThat(files().refused()).extracting(SourceFile::path).containsExactly("c.md");
        assertThat(files().at(List.of("a.md", "nothing.md"))).singleElement().satisfies(file -> {
            assertThat(file.articleId()).isPresent();
            assertThat(file.hash()).hasSize(64);
            assertThat(file.refused()).isFalse();
        });
        assertThat(files().hasAny()).isTrue();
    }

    @Test
    void savingAgainReplacesTheEntry() {
        SourceFile before = new SourceFile("a.md", 1, 2, "hash", "v1", Optional.empty(), false);
        files().save(List.of(before));
        files().touch(List.of(new SourceFile("a.md", 3, 4, "other", "v2", Optional.empty(), true)));
        assertThat(files().at(List.of("a.md")))
                .containsExactly(new SourceFile("a.md", 3, 4, "hash", "v1", Optional.empty(), false));

        SourceFile after = new SourceFile("a.md", 5, 6, "other", "v2", Optional.empty(), true);
        files().save(List.of(after));
        assertThat(files().at(List.of("a.md"))).containsExactly(after);

        files().delete(List.of("a.md", "nothing.md"));
        assertThat(files().hasAny()).isFalse();
    }

    private SourceFiles files() {
        return testPublication.bean(SourceFiles.class);
    }
}
