package press.broadsheet.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import press.broadsheet.archive.reading.Corrections;
import press.broadsheet.importer.TestPublication;
import press.broadsheet.publication.Slug;

import static org.assertj.core.api.Assertions.assertThat;
import static press.broadsheet.archive.SampleManuscripts.manuscript;

/** Corrections are listed newest first, and their pages start and end at a correction. */
class CorrectionPagesTests {

    @RegisterExtension
    private final TestPublication testPublication = TestPublication.forEachTest();

    @Test
    void pagesInBothDirectionsListEachCorrectionOnce() {
        testPublication.write("a.md", manuscript("A", "date: 2026-03-01", corrections("2026-03-05", "2026-03-05", "2026-03-07")))
                .write("b.md", manuscript("B", "date: 2026-03-01", corrections("2026-03-06", "2026-03-05")))
                .write("secret.md", manuscript("Secret", "draft: true", corrections("2026-03-06")))
                .runImport();
        List<String> all = texts(corrections().newest(100));
        assertThat(all).hasSize(5).doesNotHaveDuplicates().startsWith("A 2026-03-07", "B 2026-03-06");

        for (int size = 1; size <= 6; size++) {
            Corrections.CorrectionSlice correctionSlice = corrections().newest(size);
            List<String> down = new ArrayList<>(texts(correctionSlice));
            while (correctionSlice.older().isPresent()) {
                correctionSlice = corrections().before(correctionSlice.older().get(), size).orElseThrow();
                down.addAll(texts(correctionSlice));
            }
            assertThat(down).as("down by " + size).isEqualTo(all);
            List<String> up = new ArrayList<>(texts(correctionSlice));
            while (correctionSlice.newer().isPresent()) {
                correctionSlice = corrections().after(correctionSlice.newer().get(), size).orElseThrow();
                up.addAll(0, texts(correctionSlice));
            }
            assertThat(up).as("up by " + size).isEqualTo(all);
        }
    }

    @Test
    void noLiveArticleMeansNoCorrections() {
        testPublication.write("a.md", manuscript("A", "draft: true", corrections("2026-03-05"))).write("b.md", manuscript("B"))
                .runImport();

        assertThat(corrections().hasAny()).isFalse();
        assertThat(corrections().newest(5).items()).isEmpty();
        assertThat(corrections().before(new Corrections.CorrectionCursor(new Slug("never"), Optional.empty()), 5)).isEmpty();
    }

    private static String corrections(String... days) {
        List<String> all = new ArrayList<>();
        for (String day : days) {
            all.add("{date: " + day + ", text: It said otherwise " + all.size() + ".}");
        }
        return "corrections: " + all;
    }

    private Corrections corrections() {
        return testPublication.bean(Corrections.class);
    }

    private static List<String> texts(Corrections.CorrectionSlice correctionSlice) {
        return correctionSlice.items().stream().map(it -> it.article().headline() + " " + it.name()).toList();
    }
}
