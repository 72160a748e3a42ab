package press.broadsheet.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import press.broadsheet.archive.reading.Corrections;
import press.broadsheet.importer.Newsroom;
import press.broadsheet.publication.Slug;

import static org.assertj.core.api.Assertions.assertThat;
import static press.broadsheet.archive.SampleStories.story;

/** Corrections are listed newest first, and their pages are cut at corrections. */
class CorrectionPagesTests {

    @RegisterExtension
    private final Newsroom newsroom = Newsroom.ofEachTest();

    @Test
    void pagesForthAndBackHaveEachCorrectionOnce() {
        newsroom.write("a.md", story("A", "date: 2026-03-01", corrections("2026-03-05", "2026-03-05", "2026-03-07")))
                .write("b.md", story("B", "date: 2026-03-01", corrections("2026-03-06", "2026-03-05")))
                .write("secret.md", story("Secret", "draft: true", corrections("2026-03-06")))
                .run();
        List<String> all = told(corrections().newest(100));
        assertThat(all).hasSize(5).doesNotHaveDuplicates().startsWith("A 2026-03-07", "B 2026-03-06");

        for (int size = 1; size <= 6; size++) {
            Corrections.Part part = corrections().newest(size);
            List<String> down = new ArrayList<>(told(part));
            while (part.older().isPresent()) {
                part = corrections().before(part.older().get(), size).orElseThrow();
                down.addAll(told(part));
            }
            assertThat(down).as("down by " + size).isEqualTo(all);
            List<String> up = new ArrayList<>(told(part));
            while (part.newer().isPresent()) {
                part = corrections().after(part.newer().get(), size).orElseThrow();
                up.addAll(0, told(part));
            }
            assertThat(up).as("up by " + size).isEqualTo(all);
        }
    }

    @Test
    void withoutALiveStoryThereIsNone() {
        newsroom.write("a.md", story("A", "draft: true", corrections("2026-03-05"))).write("b.md", story("B")).run();

        assertThat(corrections().exist()).isFalse();
        assertThat(corrections().newest(5).items()).isEmpty();
        assertThat(corrections().before(new Corrections.Mark(new Slug("never"), Optional.empty()), 5)).isEmpty();
    }

    private static String corrections(String... days) {
        List<String> all = new ArrayList<>();
        for (String day : days) {
            all.add("{date: " + day + ", text: It said otherwise " + all.size() + ".}");
        }
        return "corrections: " + all;
    }

    private Corrections corrections() {
        return newsroom.bean(Corrections.class);
    }

    private static List<String> told(Corrections.Part part) {
        return part.items().stream().map(it -> it.story().title() + " " + it.name()).toList();
    }
}
