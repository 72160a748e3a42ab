package press.broadsheet.importer;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import press.broadsheet.archive.reading.Labels;
import press.broadsheet.archive.reading.Profiles;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.Profile;
import press.broadsheet.publication.Slug;

import static org.assertj.core.api.Assertions.assertThat;

class ProfileTests {

    @RegisterExtension
    private final TestPublication testPublication = TestPublication.forEachTest();

    @BeforeEach
    void open() {
        testPublication.write("industry/labels.md", "---\ntitle: Labels\nauthor: Ada byrne\n---\nText.");
    }

    @Test
    void sectionsAndAuthorsSayWhatTheyAre() {
        testPublication.write("industry/_index.md", "---\ntitle: Industry & trade\ndescription: Who makes what.\n---\n");
        testPublication.write("authors/ada-byrne.md", """
                ---
                name: Ada Byrne
                role: Editor
                image: ada.jpg
                links:
                  - https://example.org/ada
                  - {name: Mail, url: "mailto:ada@example.org"}
                ---
                Writes about [labels](../industry/labels.md) and [nothing](../industry/nothing.md).
                <script>alert(1)</script>
                """);

        ImportReport report = testPublication.runImport();

        assertThat(report.refused()).isZero();
        Profile section = profile(Label.Kind.SECTION, "industry").orElseThrow();
        assertThat(section.summary()).contains("Who makes what.");
        assertThat(section.text()).isEmpty();
        Profile author = profile(Label.Kind.AUTHOR, "ada-byrne").orElseThrow();
        assertThat(author.role()).contains("Editor");
        assertThat(author.text()).contains("<a href=\"/articles/labels\">labels</a> and nothing.").doesNotContain("script");
        assertThat(author.image())
                .hasValueSatisfying(imageReference -> assertThat(imageReference.src()).isEqualTo("authors/ada.jpg"));
        assertThat(author.links()).containsExactly(new Profile.Link("example.org", "https://example.org/ada"),
                new Profile.Link("Mail", "mailto:ada@example.org"));
        assertThat(displayNames(Label.Kind.SECTION)).containsExactly("Industry & trade");
        assertThat(displayNames(Label.Kind.AUTHOR)).containsExactly("Ada Byrne");
        assertThat(testPublication.headlines()).containsExactly("Labels");
    }

    @Test
    void profilesAreValidatedLikeManuscripts() {
        testPublication.write("authors/ada-byrne.md", "# Ada Byrne\n\nEditor.");
        assertThat(testPublication.runImport().edition()).isPresent();
        assertThat(testPublication.runImport().edition()).as("nothing changed").isEmpty();

        testPublication.write("authors/ada-byrne.md", "---\nname: Ada\nlinks: [\"javascript:alert(1)\"]\n---\nText.");
        ImportReport refused = testPublication.runImport();
        assertThat(refused.refused()).isEqualTo(1);
        assertThat(refused.problems()).anySatisfy(problem -> assertThat(problem.toString())
                .startsWith("authors/ada-byrne.md:3:").contains("is not a web address"));
        assertThat(displayNames(Label.Kind.AUTHOR)).as("the last good version stays").containsExactly("Ada Byrne");

        testPublication.write("authors/ada-byrne.md", "---\nname: Ada B.\n---\nText.");
        assertThat(testPublication.runImport().edition()).as("a change opens an edition").isPresent();
        assertThat(displayNames(Label.Kind.AUTHOR)).containsExactly("Ada B.");

        testPublication.write("authors/ada-byrne.md", "---\nname: Ada B.\ndraft: true\n---\nText.");
        testPublication.runImport();
        assertThat(profile(Label.Kind.AUTHOR, "ada-byrne")).as("a draft is not shown").isEmpty();

        testPublication.write("authors/ada-byrne.md", "---\nname: Ada B.\n---\nText.").runImport();
        testPublication.delete("authors/ada-byrne.md");
        assertThat(testPublication.runImport().edition()).as("a deletion opens an edition").isPresent();
        assertThat(displayNames(Label.Kind.AUTHOR)).containsExactly("Ada byrne");
        assertThat(testPublication.headlines()).containsExactly("Labels");
    }

    @Test
    void reportNamesLabelsWithSeveralSpellings() {
        testPublication.write("a.md", "---\ntags: Économie\n---\n# A\n\nText.");
        testPublication.write("b.md", "---\ntags: Économie\n---\n# B\n\nText.");
        testPublication.write("c.md", "---\ntags: ECONOMIE\n---\n# C\n\nText.");

        assertThat(testPublication.runImport().notices())
                .contains("Économie (2 articles) and ECONOMIE (1 article) are treated as one tag, shown as Économie");
        testPublication.write("d.md", "# D\n\nText.");
        assertThat(testPublication.runImport().notices()).as("reported only once").isEmpty();
    }

    private Optional<Profile> profile(Label.Kind kind, String slug) {
        return testPublication.bean(Profiles.class).find(kind, new Slug(slug));
    }

    private List<String> displayNames(Label.Kind kind) {
        return testPublication.bean(Labels.class).mostUsed(kind, 100).stream().map(labelCount -> labelCount.label().name())
                .toList();
    }
}
