package press.broadsheet.manuscript.frontmatter;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import press.broadsheet.manuscript.FrontPageLayout;
import press.broadsheet.manuscript.Manuscript;
import press.broadsheet.manuscript.ReadResult;
import press.broadsheet.manuscript.TestManuscriptReader;
import press.broadsheet.manuscript.text.ProblemCollector;

import static org.assertj.core.api.Assertions.assertThat;

/** Fields at the top of a file are never published as text; text that begins with a word and a colon is not a field. */
class UnfencedFrontMatterTests {

    @ParameterizedTest
    @ValueSource(strings = {
            "Title: Harbour reopens\nTags: trade, ports\n\nShips return.",
            "Title: Harbour reopens\r\nTags: trade; ports\r\nStatus: published\r\n\r\nShips return.\r\n",
            "title: Harbour\n    reopens\ntags: trade,\n\tports\nlayout: post\n\nShips return.",
            "\n\nTITLE: Harbour reopens\nTAGS: trade, ports\n\n\n\nShips return.",
            "title: Harbour reopens\ntags: [trade, ports]\n---\nShips return.",
            "title: Harbour reopens\ntags:\n- trade\n- ports\n---\n\nShips return.",
            "title: \"Harbour reopens\"\n\n# what it is about\ntags:\n  - trade\n  - ports\n\n---\nShips return.",
            "title: Harbour reopens\ntags:\n  - trade\n  - ports\n\nShips return.",
            "\u200bTitle: Harbour reopens\nTags: trade, ports\n\nShips return.",
            "\uFEFF\uFEFF---\ntitle: Harbour reopens\ntags: [trade, ports]\n---\nShips return.",
            "\u00a0\n---\u00a0\ntitle: Harbour reopens\ntags: [trade, ports]\n---\u00a0\nShips return.",
            "<!-- (c) -->\n\n<!--\nof all rights\n-->\n---\ntitle: Harbour reopens\ntags: [trade, ports]\n---\nShips return."})
    void simpleUnfencedFrontMatterIsRead(String file) {
        Manuscript manuscript = TestManuscriptReader.readAccepted(file);
        assertThat(manuscript.text().headline()).isEqualTo("Harbour reopens");
        assertThat(manuscript.filing().tags()).containsExactly("trade", "ports");
        assertThat(manuscript.text().markdown()).isEqualTo("Ships return.");
    }

    @Test
    void pelicanFieldsAreRead() {
        Manuscript manuscript = TestManuscriptReader.readAccepted("""
                Title: Harbour: open again # 1
                Date: 2026-03-03 10:20
                Modified: 2026-03-05 19:30
                Category: Trade
                Slug: harbour
                Authors: Ada Byrne, Li Wei
                Summary: Ships return
                    after nine days

                Text.
                """);
        assertThat(manuscript.text().headline()).isEqualTo("Harbour: open again # 1");
        assertThat(manuscript.dates().published().orElseThrow().instant()).hasToString("2026-03-03T09:20:00Z");
        assertThat(manuscript.dates().updated()).isPresent();
        assertThat(manuscript.filing().section()).contains("Trade");
        assertThat(manuscript.identity().slug()).hasToString("harbour");
        assertThat(manuscript.filing().authors()).containsExactly("Ada Byrne", "Li Wei");
        assertThat(manuscript.text().standfirst()).contains("Ships return after nine days");
        assertThat(manuscript.text().markdown()).isEqualTo("Text.");
    }

    @Test
    void valuesHaveTheirPosition() {
        assertThat(TestManuscriptReader.problems("Title: x\nDate:  soon\nLang: en\nStatus: draft\n\nText")).singleElement()
                .asString()
                .startsWith("2:8: error:");
    }

    @Test
    void keysOfMultiMarkdownMayHaveSpaces() {
        Manuscript manuscript =
                TestManuscriptReader.readAccepted(
                        "Title:   Harbour reopens\nAuthor:  Ada Byrne\nBase Header Level: 2\nAffiliation: Here\n\nText.");
        assertThat(manuscript.filing().authors()).containsExactly("Ada Byrne");
        assertThat(manuscript.text().markdown()).isEqualTo("Text.");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "Title: x\nStatus: draft\n\nText", "Status: draft\n\nText", "Draft: true\n\nText",
            "title: x\npublished: false\n\nText",
            "title: x\ndraft: yes\n---\nText", "Mood: good\nTitle: x\nStatus: Draft\n\nText",
            "title: x\nstatus: private\n---\nText",
            "<!-- (c) -->\n---\ndraft: true\n---\nText"})
    void hidingFieldsInUnfencedFrontMatterHide(String file) {
        assertThat(TestManuscriptReader.readAccepted(file).status().draft()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "title: x\ndate: 2026-03-01\nShips return.", "title: x\nShips return.\ndate: 2026-03-01\n---\nText",
            "title: x\ndate: 2026-03-01\n----\nText", "title: x\ndate: 2026-03-01\n–––\nText",
            "\"title\": \"x\",\n\"date\": \"2026-03-01\"\n;;;\nText", "title = \"x\"\ndate = 2026-03-01\n+++\nText",
            ".. title: x\n.. slug: x\n.. date: 2026-03-01\n\nText", "<!--\n.. title: x\n.. slug: x\n-->\n\nText",
            ":title: x\n:date: 2026-03-01\n\nText", "#+title: x\n#+date: 2026-03-01\n\nText", "title：x\ndate：2026-03-01\n\nText",
            "```yaml\ntitle: x\ndate: 2026-03-01\n```\n\nText", "```\n---\ntitle: x\ntags: y\n---\n```\nText",
            "~~~ YAML\ntitle: x\nslug: x\n~~~\nText", ";;;\n\"title\": \"x\",\n\"slug\": \"x\"\n;;;\nText",
            "***\ntitle: x\nslug: x\n***\nText", "===\ntitle: x\n===\nText", "----\ntitle: x\n----\nText", "—\ntitle: x\n—\nText",
            "--- yaml\ntitle: x\nslug: x\n---\nText",
            "---title: x\nslug: x\n---\nText", "\\---\ntitle: x\nslug: x\n\\---\nText", "- - -\ntitle: x\nslug: x\n- - -\nText",
            "  ---\n  title: x\n  slug: x\n  ---\nText", "  title: x\n  slug: x\n\nText",
            "# Ships return\n\n---\ntitle: x\nslug: x\n---\nText"})
    void otherUnfencedFrontMatterIsRefused(String file) {
        assertThat(TestManuscriptReader.read(TestManuscriptReader.PATH, file)).isInstanceOf(ReadResult.Refused.class);
        assertThat(TestManuscriptReader.problem(file)).contains(": error: ").containsPattern("`---`|top of the file");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "title: x\ndraft: true\nShips return.", "Status: draft\nShips return.", "title: x\ndraft: true\n----\nText",
            "\"title\": \"x\",\n\"draft\": true,\n;;;\nText", "title = \"x\"\ndraft = true\n+++\nText",
            "<!--\n.. title: x\n.. status: draft\n-->\n\nText", ":title: x\n:status: draft\n\nText",
            "title：x\ndraft：true\n\nText",
            "```yaml\ntitle: x\ndraft: true # for now\n```\n\nText", "***\ntitle: x\npublished: false\n***\nText",
            "----\ntitle: x\ndraft: yes\n----\nText", "  ---\n  title: x\n  draft: true\n  ---\nText",
            "# Ships return\n\n---\ntitle: x\ndraft: true\n---\nText", "Bill: HB 12\nSponsor: Smith\nStatus: draft\n\nText"})
    void unreadableFrontMatterThatHidesHoldsTheFileBack(String file) {
        ReadResult readResult = TestManuscriptReader.read(TestManuscriptReader.PATH, file);
        assertThat(readResult).isInstanceOfSatisfying(ReadResult.Accepted.class,
                accepted -> assertThat(accepted.manuscript().status().draft()).isTrue());
        assertThat(readResult.problems()).singleElement()
                .satisfies(problem -> assertThat(problem.toCheckSeverity().isError()).as("to check").isTrue())
                .satisfies(problem -> assertThat(problem.reason()).contains("it is held back"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "Update: The council met.\n\nIt ended.", "Title: The Musical, reviewed\n\nIt ended.", "LONDON: Prices rise\n\nMore.",
            "LONDON: Prices rise\nPARIS: Prices fall\n\nMore.", "Note: x\n\nMore.", "Note: x\nSource: Reuters\n\nMore.",
            "Q: How?\nA: So.\nQ: Why?\nA: Therefore.\n\nMore.", "Ada Byrne: Hello.\nLi Wei: Hello.\n\nMore.",
            "Serves: 4\nPrep time: 10 minutes\nSource: My grandmother\n\nMix.", "Term\n: definition\n\nMore.",
            "Title: Cats\nDirector: Tom Hooper\nRunning time: 110 min\n\nA review.",
            "Title: The Overstory\nAuthor: Richard Powers\nPublisher: Norton\n\nA review.",
            "Title: The Musical\n---\n\nA review.",
            "Date: 12 May\nTime: 7 pm\nLocation: Town Hall\n\nCome.", "Location: Town Hall\nDate: 12 May\n\nCome.",
            "Update: The mayor said\nthat he would go: now.\n\nMore.", "Summary: A short one.\n\nMore.",
            "Status: unclear, says the mayor.\n\nMore.", "Bill: HB 12\nStatus: pending\n\nMore.",
            "***\nLONDON: Prices rise\n\nMore.",
            "----\nLONDON: Prices rise\n\nMore.", "```yaml\nname: CI\non: push\n```\n\nMore.", "```\ntitle: x\n```\n\nMore.",
            "Ships return.\n\n---\n\nDate: 12 May\n\n---\n\nMore.", "Ships return\n---\nTitle: The Musical\n---\nMore.",
            "Ships return.\n\n```\n---\ntitle: x\ndraft: true\n---\n```\n",
            "    title: x\n    author: y\n\nIs how it is written.",
            "E = mc2\nF = ma\n\nMore.", "https://example.org\ntitle of it\n\nMore.", "> Title: x\n> Author: y\n\nMore.",
            "- Title: x\n- Draft: true\n\nMore."})
    void textThatBeginsLikeAFieldIsText(String file) {
        for (String path : List.of("a.md", "wire.txt")) {
            assertThat(TestManuscriptReader.read(path, file)).as(path).isInstanceOfSatisfying(ReadResult.Accepted.class, read -> {
                assertThat(read.manuscript().text().markdown()).isEqualTo(file.stripTrailing());
                assertThat(read.manuscript().status().draft()).isFalse();
            });
        }
    }

    @Test
    void everyKindOfFileIsReadTheSame() {
        assertThat(TestManuscriptReader.read("authors/ada.md", "Name: Ada Byrne\nRole: Editor\n\nText.")).isInstanceOfSatisfying(
                ReadResult.AcceptedProfile.class, read -> assertThat(read.profile().orElseThrow().role()).contains("Editor"));
        assertThat(TestManuscriptReader.read("news/_index.md", "title: News\ndescription: All of it\n---\nText."))
                .isInstanceOfSatisfying(
                        ReadResult.AcceptedProfile.class,
                        read -> assertThat(read.profile().orElseThrow().name()).contains("News"));
        assertThat(TestManuscriptReader.read("pages/about.md", "Title: About us\nWeight: 10\n\nText.")).isInstanceOfSatisfying(
                ReadResult.Accepted.class, read -> assertThat(read.manuscript().filing().weight()).isEqualTo(10));
        assertThat(TestManuscriptReader.read("front.md", "lead: news/a\nslots: [b, c]\n")).isInstanceOfSatisfying(
                ReadResult.AcceptedFrontPage.class, read -> assertThat(read.layout().slots()).hasSize(2));
    }

    @ParameterizedTest
    @CsvSource({"authors/ada.md, Name: Ada", "news/_index.md, title: News", "pages/about.md, Title: About", "front.md, lead: a"})
    void everyKindOfFileIsHeldBackTheSame(String path, String field) {
        for (String file : List.of(field + "\nStatus: draft\nText", "```\n" + field + "\ndraft: true\n```\n",
                "<!--\n.. " + field + "\n.. draft: true\n-->\nText")) {
            assertThat(TestManuscriptReader.read(path, file).problems()).as(file).singleElement()
                    .satisfies(problem -> assertThat(problem.reason()).contains("it is held back"));
            switch (TestManuscriptReader.read(path, file)) {
                case ReadResult.AcceptedProfile read -> assertThat(read.profile()).isEmpty();
                case ReadResult.Accepted read -> assertThat(read.manuscript().status().draft()).isTrue();
                case ReadResult.AcceptedFrontPage read -> assertThat(read.layout()).isEqualTo(FrontPageLayout.NONE);
                case ReadResult other -> throw new AssertionError(other.toString());
            }
        }
    }

    @Test
    @Timeout(180)
    void longAndUnusualBeginningsAreFast() {
        for (String part : List.of("title: x\n", "title" + " ".repeat(5_000), " ", "---\n", "-", ":", "a: b\n\n", "\u200b",
                "<!--",
                "# x\n", "- x\n", "draft: " + " ".repeat(5_000) + "x\n", "\"", ". ")) {
            FrontMatter.parse(part.repeat(1_000_000 / part.length()), new ProblemCollector("a.md"));
            FrontMatter.parse("title: x\ntags:\n" + part.repeat(1_000_000 / part.length()), new ProblemCollector("a.md"));
        }
    }
}
