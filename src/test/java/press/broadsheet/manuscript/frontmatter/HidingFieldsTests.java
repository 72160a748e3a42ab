package press.broadsheet.manuscript.frontmatter;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import press.broadsheet.manuscript.FrontPageLayout;
import press.broadsheet.manuscript.ReadResult;
import press.broadsheet.manuscript.TestManuscriptReader;
import press.broadsheet.manuscript.text.Problem;

import static org.assertj.core.api.Assertions.assertThat;

class HidingFieldsTests {

    @ParameterizedTest
    @ValueSource(strings = {"private: true", "Private: YES", "private: 1", "private: \"true\"", "private: ja", "private: [true]",
            "private: perhaps", "private: 2030-01-01", "is_private: on", "page-private: true", "publish: false", "publish: no",
            "publish: off", "publish: 0", "publish: nein", "publish: [false]", "publish: 2090-01-01", "publish: who knows",
            "public: false", "isPublished: false", "is_public: \"no\"", "not_public: true", "visibility: private",
            "visibility: members", "visibility: paid", "visibility: {members: true}", "isDraft: true", "is_draft: yes",
            "drafts: true", "draft?: true", "post-draft: true", "ｄｒａｆｔ: true", "d\u200Braft: true",
            "dr\u00ADaft: true", "headless: true", "headless: 1", "render: never", "render: link", "render: false",
            "build: {render: never}", "build: {render: link}", "build: {list: never}", "build: {list: local}",
            "_build: {render: false}",
            "build.render: never", "build: {render: never, list: always}", "cascade: {draft: true}",
            "cascade: [{build: {render: never}}]", "params: {private: true}", "extra: {draft: true}", "hidden: true",
            "hide: true",
            "unlisted: true", "Unlisted: True", "unpublished: true", "secret: true", "confidential: true", "internal: true",
            "members_only: true", "paywall: true", "password: hunter2", "password: 1234", "post_password: x",
            "post_status: private",
            "post_status: draft", "post_status: pending", "post_status: future", "publishStatus: unlisted", "audience: only_paid",
            "access: members", "emailOnly: true", "email_only: true", "saveAsDraft: true", "ignorePost: true", "delisted: true",
            "permalink: false", "url: false", "eleventyExcludeFromCollections: true", "dg-publish: false", "visible: false",
            "routable: false", "enabled: false", "active: no", "listed: false", "output: false", "do_not_publish: true",
            "dont-publish: true", "no_publish: true", "exclude: true", "ignore: true", "skip: true", "deleted: true", "wip: yes",
            "embargo: 2090-01-01", "embargo: 1 March 2090", "embargo: 2090-01-01 18:00 CET", "embargo_until: 2090-01-01",
            "embargo: true", "embargo: until Monday", "embargo: {until: 2090-01-01}", "embargoed: true", "publish_on: 2090-01-01",
            "publish_at: 2090-01-01T00:00:00Z", "scheduled: 2090-01-01", "scheduled: true", "scheduled_for: 2090-01-01",
            "go_live: 2090-01-01", "goLiveDate: 2090-01-01", "release: 2090-01-01", "release_date: 2090-01-01",
            "available_from: 2090-01-01", "hold_until: 2090-01-01", "post_date: 2090-01-01", "expiry: 2001-01-01",
            "expirationDate: 2001-01-01", "expires_at: 2001-01-01", "valid_until: 2001-01-01", "expired: true",
            "withdraw: It was wrong", "retracted: true", "entwurf: ja", "草稿: true", "workflow_state: review", "state: draft"})
    void fieldThatHidesInOtherSystemsHoldsTheFileBack(String field) {
        ReadResult readResult =
                TestManuscriptReader.read(TestManuscriptReader.PATH, TestManuscriptReader.yamlFile("title: Harbour", field));

        assertThat(readResult.isRefused()).isTrue();
        assertThat(readResult).isInstanceOfSatisfying(ReadResult.Accepted.class, accepted -> {
            assertThat(accepted.manuscript().status().draft()).isTrue();
            assertThat(accepted.manuscript().text().body().prose()).isEmpty();
        });
        assertThat(readResult.problems()).filteredOn(Problem::isError).singleElement()
                .satisfies(problem -> {
                    assertThat(problem.line()).isEqualTo(3);
                    assertThat(problem.reason()).contains("the file is held back");
                    assertThat(problem.remedy()).containsPattern("Write `(draft|date|expires|withdrawn): ");
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            drfat: true | draft
            drft: true | draft
            darft: yes | draft
            dratf: on | draft
            draf: true | draft
            DRAFFT: true | draft
            dradt: 1 | draft
            publishd: false | published
            pubished: false | published
            publised: no | published
            statsu: draft | status
            staus: private | status
            witdrawn: It was wrong | withdrawn
            withdrawm: true | withdrawn
            withrdawn: silent | withdrawn
            expries: 2001-01-01 | expires
            exprise: 2001-01-01 | expires
            expiryDtae: 2001-01-01 | expirydate
            dte: 2090-01-01 | date
            daet: 2090-01-01 | date
            publishDat: 2090-01-01 | publishdate
            pirvate: true |
            hiden: true |
            visiblity: private |
            unlsted: true |
            embrago: 2090-01-01 |
            """)
    void misspelledHidingFieldHoldsTheFileBack(String field, String meant) {
        ReadResult readResult =
                TestManuscriptReader.read(TestManuscriptReader.PATH, TestManuscriptReader.yamlFile("title: Harbour", field));

        assertThat(readResult).isInstanceOfSatisfying(ReadResult.Accepted.class,
                accepted -> assertThat(accepted.manuscript().status().draft()).isTrue());
        assertThat(readResult.problems()).filteredOn(Problem::isError).singleElement()
                .satisfies(problem -> assertThat(problem.reason())
                        .contains(meant == null
                                ? "hides the article in other systems"
                                : "looks like a misspelled `" + meant + "`"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"private: false", "private: no", "private: 0", "private:", "private: \"\"", "publish: true",
            "publish: yes",
            "publish: 2001-01-01", "public: everyone", "visibility: public", "visibility: everyone", "visibility: listed",
            "post_status: publish", "headless: false", "render: always", "render: true", "build: {render: always, list: always}",
            "build: {publishResources: false}", "cascade: {type: news}", "hidden: false", "unlisted: false", "unpublished: false",
            "is_draft: false", "drafts: false", "drfat: false", "embargo: 2001-01-01", "embargo: none", "embargo:",
            "embargo_until: 2001-01-01", "publish_on: 2001-01-01", "scheduled: false", "go_live: 2001-01-01",
            "release: 2001-01-01", "release: v2.0", "release_date: Spring", "password: \"\"", "password: false",
            "permalink: /2009/harbour",
            "permalink: none", "audience: developers", "access: open", "state: Texas", "stage: finals", "hide: [navigation, toc]",
            "banner: {hidden: true}", "image: {src: \"https://img.example.org/a.jpg\", hidden: true}", "search: {exclude: true}",
            "searchHidden: true", "live: false", "live: true", "show: true", "display: grid", "output: html_document",
            "enabled: true", "active: true", "eleventyExcludeFromCollections: false", "not_draft: true", "draft_number: 3",
            "drafted_by: Ada", "craft: beer", "graft: tree", "data: 2001-01-01", "event_date: 2090-01-01",
            "start_date: 2090-01-01",
            "members: [Ada, Li]", "paid: no", "archived: true", "share: false", "comments: false", "toc: false", "publisher: Ada",
            "status: published", "visible: true", "pin: true", "featured: true", "hideTitle: true", "hide_title: true"})
    void oppositeOrUnrelatedValueHidesNothing(String field) {
        assertThat(TestManuscriptReader.read(TestManuscriptReader.PATH, TestManuscriptReader.yamlFile("title: Harbour", field)))
                .isInstanceOfSatisfying(ReadResult.Accepted.class, accepted -> {
                    assertThat(accepted.isRefused()).isFalse();
                    assertThat(accepted.manuscript().isHidden()).isFalse();
                    assertThat(accepted.manuscript().text().body().prose()).contains("Ships return");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"draft: maybe", "draft: 1", "draft: ja", "draft: [x]", "draft: {a: b}", "status: drafft",
            "status: in review",
            "status: scheduled", "status: 7", "published: nope", "published: 0", "published: 31 February 2020"})
    void unclearValueOfAKnownFieldHoldsTheFileBack(String field) {
        ReadResult readResult =
                TestManuscriptReader.read(TestManuscriptReader.PATH, TestManuscriptReader.yamlFile("title: Harbour", field));

        assertThat(readResult.isRefused()).isTrue();
        assertThat(readResult).isInstanceOfSatisfying(ReadResult.Accepted.class,
                accepted -> assertThat(accepted.manuscript().status().draft()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"draft：true", "draft:true", "draft = true", "draft true", "draft: true: yes", "\tdraft: true",
            "drfat：true",
            "private：true", "“draft”: true", "publish：false", "published：false", "status：draft", "status:draft", "isDraft=true",
            "visibility：private", "  draft: true", "  draft true", "draft: true\nbroken: [", "draft: true\nx: \"",
            "embargo：2090-01-01"})
    void unreadableLineThatHidesHoldsTheFileBack(String lines) {
        ReadResult readResult =
                TestManuscriptReader.read(TestManuscriptReader.PATH, TestManuscriptReader.yamlFile("title: Harbour", lines));

        assertThat(readResult.isRefused()).as(readResult.problems().toString()).isTrue();
        assertThat(readResult).isInstanceOfSatisfying(ReadResult.Accepted.class,
                accepted -> assertThat(accepted.manuscript().status().draft()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"standfirst: |\n  Set\n  draft: true\n  in the file.", "standfirst: >-\n  private: true",
            "# draft: true", "standfirst: \"A text of\n  draft true\n  lines\"", "tags:\n  - draft", "tags: [draft,\n  private]"})
    void textAboutSuchFieldsIsShown(String lines) {
        assertThat(TestManuscriptReader.read(TestManuscriptReader.PATH, TestManuscriptReader.yamlFile("title: Harbour", lines)))
                .isInstanceOfSatisfying(ReadResult.Accepted.class,
                        accepted -> assertThat(accepted.manuscript().status().draft()).isFalse());
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "+++\ntitle = \"Harbour\"\nrender = false\n+++\nText.\n",
            "+++\ntitle = \"Harbour\"\n[build]\nrender = \"never\"\n+++\nText.\n",
            "+++\ntitle = \"Harbour\"\nbuild.list = \"local\"\n+++\nText.\n",
            "+++\ntitle = \"Harbour\"\nheadless = true\n+++\nText.\n",
            "+++\ntitle = \"Harbour\"\nembargo = 2090-01-01\n+++\nText.\n",
            "+++\ntitle = \"Harbour\"\n[extra]\nprivate = true\n+++\nText.\n",
            "+++\ntitle = \"Harbour\"\n[[cascade]]\ndraft = true\n+++\nText.\n",
            "+++\ntitle = \"Harbour\"\ndraft: true\n+++\nText.\n",
            "{\"title\": \"Harbour\", \"private\": true}\nText.\n",
            "{\"title\": \"Harbour\", \"build\": {\"render\": \"never\"}}\nText.\n",
            "{\"title\": \"Harbour\", \"isDraft\": 1}\nText.\n",
            "{\"title\": \"Harbour\", \"draft\": true,, \"x\": 1}\nText.\n",
            "{\"title\": \"Harbour\",\n\"publish\": false,\n\"x\" 1}\nText.\n",
            "---\ntitle: Harbour\ndraft: true\n\nText that never ends its fields.\n"})
    void hidingFieldsWorkInEveryFormat(String file) {
        ReadResult readResult = TestManuscriptReader.read(TestManuscriptReader.PATH, file);

        assertThat(readResult.isRefused()).isTrue();
        assertThat(readResult).isInstanceOfSatisfying(ReadResult.Accepted.class,
                accepted -> assertThat(accepted.manuscript().status().draft()).isTrue());
    }

    @Test
    void messageNamesTheRightFieldAndShowsHowToWriteIt() {
        assertThat(TestManuscriptReader.problem(TestManuscriptReader.yamlFile("private: true")))
                .isEqualTo("2:1: error: \"private: true\" hides the article in other systems, but is not a field here; the "
                        + "file is held back. Write `draft: true`, or remove the field to publish the article.");
        assertThat(TestManuscriptReader.problem(TestManuscriptReader.tomlFile("render = false"))).endsWith(
                "Write `draft = true`, or remove the field to publish the article.");
        assertThat(TestManuscriptReader.problem(TestManuscriptReader.yamlFile("embargo: 2090-01-01 18:00"))).endsWith(
                "Write `date: \"2090-01-01 18:00\"`: the article goes live then.");
        assertThat(TestManuscriptReader.problem(TestManuscriptReader.yamlFile("expiry: 2001-01-01"))).endsWith(
                "Write `expires: \"2001-01-01\"`: the article goes offline then.");
        assertThat(TestManuscriptReader.problem(TestManuscriptReader.yamlFile("withdraw: It was wrong"))).endsWith(
                "Write `withdrawn: \"It was wrong\"`, or remove the field to publish the article.");
        assertThat(TestManuscriptReader.problem(TestManuscriptReader.yamlFile("drfat: true"))).startsWith(
                "2:1: error: \"drfat: true\" is not a known field and looks like a misspelled `draft`; the file is held back.");
        assertThat(TestManuscriptReader.problem(TestManuscriptReader.yamlFile("build:", "  render: never"))).startsWith(
                "3:3: error: \"build.render: never\" hides the article in other systems");
    }

    @Test
    void futureExpiryInAFieldOfAnotherSystemIsAnErrorButHidesNothingYet() {
        assertThat(TestManuscriptReader.read(TestManuscriptReader.PATH,
                TestManuscriptReader.yamlFile("title: Harbour", "expiry: 2090-01-01")))
                .isInstanceOf(ReadResult.Refused.class);
        assertThat(TestManuscriptReader.problem(TestManuscriptReader.yamlFile("expiry: 2090-01-01")))
                .isEqualTo("2:1: error: \"expiry: 2090-01-01\" takes the article offline in other systems, but is not a "
                        + "field here; the article would stay online after that date. Write"
                        + " `expires: \"2090-01-01\"`: the article goes offline then.");
    }

    @Test
    void hiddenArticleStaysHiddenIfAnotherFieldIsWrong() {
        for (String hiding : List.of("draft: true", "withdrawn: It was wrong", "status: draft", "published: false")) {
            ReadResult readResult = TestManuscriptReader.read(TestManuscriptReader.PATH,
                    TestManuscriptReader.yamlFile("title: Harbour", hiding, "updated: soon"));

            assertThat(readResult.isRefused()).isTrue();
            assertThat(readResult).isInstanceOfSatisfying(ReadResult.Accepted.class,
                    accepted -> assertThat(accepted.manuscript().isHidden()).isTrue());
        }
    }

    @Test
    void standingPageIsHeldBackLikeAnArticle() {
        assertThat(TestManuscriptReader.read("pages/about.md", TestManuscriptReader.yamlFile("title: About", "private: true")))
                .isInstanceOfSatisfying(ReadResult.Accepted.class, accepted -> {
                    assertThat(accepted.manuscript().status().draft()).isTrue();
                    assertThat(accepted.isRefused()).isTrue();
                });
    }

    @Test
    void profileIsHeldBackToo() {
        for (String path : List.of("authors/ada.md", "news/_index.md")) {
            assertThat(TestManuscriptReader.read(path, TestManuscriptReader.yamlFile("title: Ada", "isDraft: true")))
                    .isInstanceOfSatisfying(ReadResult.AcceptedProfile.class, accepted -> {
                        assertThat(accepted.profile()).isEmpty();
                        assertThat(accepted.isRefused()).isTrue();
                    });
        }
    }

    @Test
    void cascadeInASectionProfileIsReported() {
        assertThat(TestManuscriptReader
                .read("news/_index.md", TestManuscriptReader.yamlFile("title: News", "cascade: {draft: true}")).problems())
                .anySatisfy(problem -> assertThat(problem.toString())
                        .startsWith("news/_index.md:3:1: error: `cascade` does not hide the files of this folder"));
    }

    @Test
    void heldBackFrontPageFileIsIgnored() {
        for (String field : List.of("drfat: true", "draft: maybe", "publish: false")) {
            assertThat(TestManuscriptReader.read("front.md", "---\nlead: harbour\n" + field + "\n---\n"))
                    .isInstanceOfSatisfying(ReadResult.AcceptedFrontPage.class, accepted -> {
                        assertThat(accepted.layout()).isEqualTo(FrontPageLayout.NONE);
                        assertThat(accepted.isRefused()).isTrue();
                    });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"drafts/harbour.md", "news/Drafts/harbour.md", "Draft/harbour.md", "unpublished/harbour.md"})
    void folderNamedLikeDraftsIsAWarning(String path) {
        ReadResult readResult = TestManuscriptReader.read(path, TestManuscriptReader.yamlFile("title: Harbour"));

        assertThat(readResult).isInstanceOf(ReadResult.Accepted.class);
        assertThat(readResult.problems()).singleElement().asString().contains("warning: the folder `", "Rename it to `_drafts`");
        assertThat(TestManuscriptReader.read(path, TestManuscriptReader.yamlFile("draft: true")).problems()).isEmpty();
    }

    /** Ignored keys of other systems hide nothing, whatever their value. */
    @Test
    void ignoredKeysAreNotReadAsMisspellings() {
        for (String key : IgnoredKeys.all()) {
            if (List.of("render", "headless", "emailonly", "output", "build").contains(key)) {
                continue; // these do hide
            }
            for (String value : List.of("true", "false", "2090-01-01", "some words")) {
                assertThat(TestManuscriptReader
                        .read(TestManuscriptReader.PATH, TestManuscriptReader.yamlFile("title: Harbour", key + ": " + value))
                        .isRefused())
                        .as(key + ": " + value).isFalse();
            }
        }
    }
}
