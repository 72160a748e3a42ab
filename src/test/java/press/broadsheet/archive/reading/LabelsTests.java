package press.broadsheet.archive.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import press.broadsheet.importer.TestPublication;
import press.broadsheet.publication.Cursor;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.Slice;
import press.broadsheet.publication.Slug;

import static org.assertj.core.api.Assertions.assertThat;
import static press.broadsheet.archive.SampleManuscripts.manuscript;

/** Sections, tags and authors exist while a live article has them, and are counted by live articles. */
class LabelsTests {

    @RegisterExtension
    private final TestPublication testPublication = TestPublication.forEachTest();

    @Test
    void mostUsedComeFirstAndOnlyLiveArticlesCount() {
        testPublication.write("a.md", manuscript("A", "tags: [Ports, Rates]"))
                .write("b.md", manuscript("B", "tags: [Rates]"))
                .write("c.md", manuscript("C", "tags: [Rates, Secret]", "draft: true"))
                .write("d.md", manuscript("D", "tags: [Secret]", "date: 2027-01-01"))
                .runImport();

        assertThat(labels().mostUsed(Label.Kind.TAG, 9)).containsExactly(labelCount("Rates", 2), labelCount("Ports", 1));
        assertThat(labels().mostUsed(Label.Kind.TAG, 1)).containsExactly(labelCount("Rates", 2));
        assertThat(labels().count(Label.Kind.TAG)).isEqualTo(2);
        assertThat(labels().find(Label.Kind.TAG, new Slug("rates"))).contains(labelCount("Rates", 2));
        assertThat(labels().find(Label.Kind.TAG, new Slug("secret"))).isEmpty();
        assertThat(labels().find(Label.Kind.SECTION, new Slug("rates"))).isEmpty();
    }

    @Test
    void labelIsShownInItsCommonestSpelling() {
        testPublication.write("a.md", manuscript("A", "section: Économie")).write("b.md", manuscript("B", "section: economie"))
                .write("c.md", manuscript("C", "section: Économie")).runImport();

        assertThat(labels().find(Label.Kind.SECTION, new Slug("economie"))).map(it -> it.label().name()).contains("Économie");
        assertThat(labels().withSeveralSpellings()).singleElement().satisfies(it -> {
            assertThat(it.displayed().name()).isEqualTo("Économie");
            assertThat(it.variants()).extracting(labelCount -> labelCount.label().name()).containsExactly("Économie", "economie");
            assertThat(it.variants()).extracting(Labels.LabelCount::articles).containsExactly(2L, 1L);
        });
        testPublication.write("b.md", manuscript("B", "section: Économie")).runImport();
        assertThat(labels().withSeveralSpellings()).isEmpty();
    }

    @Test
    void pagesFollowTheAlphabetBothWays() {
        testPublication.write("a.md", manuscript("A", "tags: " + IntStream.range(0, 11).mapToObj("Tag %02d"::formatted).toList()))
                .runImport();
        List<String> all = names(labels().list(Label.Kind.TAG, 0, 100));
        assertThat(all).hasSize(11).isSorted();
        assertThat(names(labels().list(Label.Kind.TAG, 9, 100))).isEqualTo(all.subList(9, 11));

        List<String> forth = new ArrayList<>();
        Slice<Labels.LabelCount> slice = labels().page(Label.Kind.TAG, new Cursor.Newest(), 4);
        assertThat(slice.newer()).isEmpty();
        forth.addAll(names(slice.items()));
        while (slice.older().isPresent()) {
            slice = labels().page(Label.Kind.TAG, new Cursor.After(slice.older().get()), 4);
            forth.addAll(names(slice.items()));
        }
        assertThat(forth).isEqualTo(all);
        List<String> back = new ArrayList<>(names(slice.items()));
        while (slice.newer().isPresent()) {
            slice = labels().page(Label.Kind.TAG, new Cursor.Before(slice.newer().get()), 4);
            back.addAll(0, names(slice.items()));
        }
        assertThat(back).isEqualTo(all);
    }

    @Test
    void tagsOfASectionCountItsOwnArticles() {
        testPublication.write("a.md", manuscript("A", "section: Trade", "tags: [Ports, Rates]"))
                .write("b.md", manuscript("B", "section: Trade", "tags: [Ports]"))
                .write("c.md", manuscript("C", "section: Policy", "tags: [Ports, Rates]"))
                .runImport();

        assertThat(labels().topics(new Slug("trade"), 9)).containsExactly(labelCount("Ports", 2), labelCount("Rates", 1));
        assertThat(labels().topics(new Slug("none"), 9)).isEmpty();
    }

    @Test
    void profileGivesTheName() {
        testPublication.write("a.md", manuscript("A", "authors: [ada byrne]"))
                .write("authors/ada-byrne.md", "---\nname: Ada Byrne\nrole: Editor\n---\n\nWrites.\n")
                .runImport();

        assertThat(labels().find(Label.Kind.AUTHOR, new Slug("ada-byrne"))).map(it -> it.label().name()).contains("Ada Byrne");
        assertThat(testPublication.bean(Profiles.class).find(Label.Kind.AUTHOR, new Slug("ada-byrne")))
                .hasValueSatisfying(profile -> assertThat(profile.role()).isEqualTo(Optional.of("Editor")));
        assertThat(testPublication.bean(Profiles.class).find(Label.Kind.AUTHOR, new Slug("bo"))).isEmpty();
    }

    private Labels labels() {
        return testPublication.bean(Labels.class);
    }

    private static Labels.LabelCount labelCount(String name, long count) {
        return new Labels.LabelCount(Label.of(Label.Kind.TAG, name), count);
    }

    private static List<String> names(List<Labels.LabelCount> labels) {
        return labels.stream().map(it -> it.label().name()).toList();
    }
}
