package press.broadsheet.archive.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import press.broadsheet.importer.Newsroom;
import press.broadsheet.publication.Cursor;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.Slice;
import press.broadsheet.publication.Slug;

import static org.assertj.core.api.Assertions.assertThat;
import static press.broadsheet.archive.SampleStories.story;

/** Sections, tags and authors are there while a live story bears them, and are counted so. */
class LabelsTests {

    @RegisterExtension
    private final Newsroom newsroom = Newsroom.ofEachTest();

    @Test
    void mostBorneComeFirstAndOnlyLiveStoriesCount() {
        newsroom.write("a.md", story("A", "tags: [Ports, Rates]"))
                .write("b.md", story("B", "tags: [Rates]"))
                .write("c.md", story("C", "tags: [Rates, Secret]", "draft: true"))
                .write("d.md", story("D", "tags: [Secret]", "date: 2027-01-01"))
                .run();

        assertThat(labels().mostBorne(Label.Kind.TAG, 9)).containsExactly(borne("Rates", 2), borne("Ports", 1));
        assertThat(labels().mostBorne(Label.Kind.TAG, 1)).containsExactly(borne("Rates", 2));
        assertThat(labels().count(Label.Kind.TAG)).isEqualTo(2);
        assertThat(labels().find(Label.Kind.TAG, new Slug("rates"))).contains(borne("Rates", 2));
        assertThat(labels().find(Label.Kind.TAG, new Slug("secret"))).isEmpty();
        assertThat(labels().find(Label.Kind.SECTION, new Slug("rates"))).isEmpty();
    }

    @Test
    void labelIsShownAsMostStoriesSpellIt() {
        newsroom.write("a.md", story("A", "section: Économie")).write("b.md", story("B", "section: economie"))
                .write("c.md", story("C", "section: Économie")).run();

        assertThat(labels().find(Label.Kind.SECTION, new Slug("economie"))).map(it -> it.label().name()).contains("Économie");
        assertThat(labels().spelledDifferently()).singleElement().satisfies(it -> {
            assertThat(it.shown().name()).isEqualTo("Économie");
            assertThat(it.all()).extracting(borne -> borne.label().name()).containsExactly("Économie", "economie");
            assertThat(it.all()).extracting(Labels.Borne::stories).containsExactly(2L, 1L);
        });
        newsroom.write("b.md", story("B", "section: Économie")).run();
        assertThat(labels().spelledDifferently()).isEmpty();
    }

    @Test
    void pagesGoThroughTheAlphabetBothWays() {
        newsroom.write("a.md", story("A", "tags: " + IntStream.range(0, 11).mapToObj("Tag %02d"::formatted).toList())).run();
        List<String> all = names(labels().some(Label.Kind.TAG, 0, 100));
        assertThat(all).hasSize(11).isSorted();
        assertThat(names(labels().some(Label.Kind.TAG, 9, 100))).isEqualTo(all.subList(9, 11));

        List<String> forth = new ArrayList<>();
        Slice<Labels.Borne> slice = labels().page(Label.Kind.TAG, new Cursor.Newest(), 4);
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
    void topicsOfASectionCountItsOwnStories() {
        newsroom.write("a.md", story("A", "section: Trade", "tags: [Ports, Rates]"))
                .write("b.md", story("B", "section: Trade", "tags: [Ports]"))
                .write("c.md", story("C", "section: Policy", "tags: [Ports, Rates]"))
                .run();

        assertThat(labels().topics(new Slug("trade"), 9)).containsExactly(borne("Ports", 2), borne("Rates", 1));
        assertThat(labels().topics(new Slug("none"), 9)).isEmpty();
    }

    @Test
    void profileGivesTheName() {
        newsroom.write("a.md", story("A", "authors: [ada byrne]"))
                .write("authors/ada-byrne.md", "---\nname: Ada Byrne\nrole: Editor\n---\n\nWrites.\n")
                .run();

        assertThat(labels().find(Label.Kind.AUTHOR, new Slug("ada-byrne"))).map(it -> it.label().name()).contains("Ada Byrne");
        assertThat(newsroom.bean(Profiles.class).find(Label.Kind.AUTHOR, new Slug("ada-byrne")))
                .hasValueSatisfying(profile -> assertThat(profile.role()).isEqualTo(Optional.of("Editor")));
        assertThat(newsroom.bean(Profiles.class).find(Label.Kind.AUTHOR, new Slug("bo"))).isEmpty();
    }

    private Labels labels() {
        return newsroom.bean(Labels.class);
    }

    private static Labels.Borne borne(String name, long stories) {
        return new Labels.Borne(Label.of(Label.Kind.TAG, name), stories);
    }

    private static List<String> names(List<Labels.Borne> labels) {
        return labels.stream().map(it -> it.label().name()).toList();
    }
}
