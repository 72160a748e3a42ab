package press.broadsheet.manuscript.frontmatter;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import press.broadsheet.manuscript.Manuscript;
import press.broadsheet.manuscript.ReadResult;
import press.broadsheet.manuscript.TestManuscriptReader;
import press.broadsheet.publication.Correction;
import press.broadsheet.publication.EditorialDate;
import press.broadsheet.publication.Genre;
import press.broadsheet.publication.ImageReference;

import static org.assertj.core.api.Assertions.assertThat;

class FrontMatterFieldsTests {

    private static final Instant MAY_FIRST = Instant.parse("2024-05-01T10:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"standfirst", "summary", "description", "excerpt", "subtitle", "Standfirst", "STANDFIRST",
            "stand-first", "stand_first",
            "Sub-Title"})
    void standfirstHasSeveralNames(String key) {
        assertThat(TestManuscriptReader.readYaml(key + ": Ships return").text().standfirst()).contains("Ships return");
    }

    @ParameterizedTest
    @ValueSource(strings = {"date", "publishDate", "publish_date", "publish-date", "pubdate", "pubDate", "published",
            "publishedAt", "published_at"})
    void dateHasSeveralNames(String key) {
        assertThat(TestManuscriptReader.readYaml(key + ": 2024-05-01T10:00:00Z").dates().published())
                .contains(new EditorialDate(MAY_FIRST, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"updated", "lastmod", "lastMod", "modified", "last_modified_at", "last-modified-at"})
    void updatedHasSeveralNames(String key) {
        assertThat(TestManuscriptReader.readYaml(key + ": 2024-05-01T10:00:00Z").dates().updated())
                .contains(new EditorialDate(MAY_FIRST, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"expires", "expiryDate", "expirydate", "unpublishdate", "unpublishDate"})
    void expiryHasSeveralNames(String key) {
        assertThat(TestManuscriptReader.readYaml(key + ": 2024-05-01T10:00:00Z").dates().expires())
                .contains(new EditorialDate(MAY_FIRST, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+++\ndate = 2024-05-01T10:00:00Z\n+++\nx", "+++\ndate = 2024-05-01T12:00:00+02:00\n+++\nx",
            "+++\ndate = 2024-05-01 12:00:00\n+++\nx",
            "+++\ndate = 2024-05-01T12:00:00.000\n+++\nx", "+++\ndate = \"1 May 2024, 12:00\"\n+++\nx",
            "{\"date\": \"2024-05-01T10:00:00.000Z\"}\nx"})
    void tomlAndJsonDatesAreRead(String file) {
        assertThat(TestManuscriptReader.readWithoutProblems(TestManuscriptReader.PATH, file).dates().published())
                .contains(new EditorialDate(MAY_FIRST, true));
    }

    @Test
    void tomlsLocalDateIsADay() {
        assertThat(TestManuscriptReader
                .readWithoutProblems(TestManuscriptReader.PATH, TestManuscriptReader.tomlFile("date = 2024-05-01")).dates()
                .published())
                .contains(new EditorialDate(Instant.parse("2024-04-30T22:00:00Z"), false));
    }

    @ParameterizedTest
    @CsvSource({"draft: true,true", "draft: yes,true", "draft: \"True\",true", "draft: false,false", "draft: no,false",
            "published: false,true",
            "published: true,false", "published: 2024-05-01,false", "status: draft,true", "status: Published,false",
            "status: private,true",
            "status: pending,true"})
    void draftsAreMarkedByThreeFields(String field, boolean draft) {
        assertThat(TestManuscriptReader.readYaml(field).status().draft()).isEqualTo(draft);
    }

    @Test
    void draftsFolderOverridesTheField() {
        assertThat(TestManuscriptReader.readWithoutProblems("_drafts/harbour.md", "Text").status().draft()).isTrue();
        ReadResult readResult =
                TestManuscriptReader.read("news/_drafts/harbour.md", TestManuscriptReader.yamlFile("draft: false"));
        assertThat(((ReadResult.Accepted) readResult).manuscript().status().draft()).isTrue();
        assertThat(readResult.problems()).singleElement().asString()
                .isEqualTo("news/_drafts/harbour.md:2:1: warning: the article stays a draft, because it is in a folder "
                        + "`_drafts`. Move the file to publish it.");
    }

    @Test
    void unclearValueMeansDraft() {
        assertThat(TestManuscriptReader.readAccepted(TestManuscriptReader.yamlFile("draft: false", "status: draft")).status()
                .draft())
                .isTrue();
        assertThat(TestManuscriptReader.problem(TestManuscriptReader.yamlFile("draft: false", "published: false")))
                .startsWith("2:1: warning: the article stays a draft");
        assertThat(TestManuscriptReader.problem(TestManuscriptReader.yamlFile("status: perhaps")))
                .startsWith("2:9: error: `status` should be `draft` or `published`, but is the text");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"The report was wrong|The report was wrong", "silent|", "Silent|"})
    void aWithdrawalHasAReasonOrNone(String written, String reason) {
        assertThat(
                TestManuscriptReader.readYaml("withdrawn: " + written).status().withdrawal().orElseThrow().reason().orElse(null))
                .isEqualTo(reason);
    }

    @Test
    void withdrawnTrueWithdrawsWithoutAReason() {
        String file = TestManuscriptReader.yamlFile("withdrawn: true");
        assertThat(TestManuscriptReader.readAccepted(file).status().withdrawal().orElseThrow().isSilent()).isTrue();
        assertThat(TestManuscriptReader.problem(file)).isEqualTo(
                "2:12: warning: `withdrawn` gives no reason, so readers see none. Write the reason, or `silent`.");
        assertThat(TestManuscriptReader.readYaml("withdrawn: false").status().withdrawal()).isEmpty();
    }

    @Test
    void replacementNeedsAWithdrawal() {
        assertThat(TestManuscriptReader.readYaml("withdrawn: silent", "replaced_by: harbour-2").status().replacedBy())
                .contains("harbour-2");
        assertThat(TestManuscriptReader.problem(TestManuscriptReader.yamlFile("replaced_by: harbour-2")))
                .startsWith("2:14: warning: `replaced_by` has no effect, because the article is not withdrawn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"authors: [Ada Byrne, Li Wei]", "author: [Ada Byrne, Li Wei]",
            "authors:\n  - name: Ada Byrne\n    url: /ada\n  - Li Wei",
            "author:\n- {name: Ada Byrne}\n- {name: Li Wei, email: x}"})
    void aBylineIsWrittenInManyWays(String field) {
        assertThat(TestManuscriptReader.readYaml(field).filing().authors()).containsExactly("Ada Byrne", "Li Wei");
    }

    @ParameterizedTest
    @ValueSource(strings = {"author: Byrne, Ada", "authors: \"Byrne,   Ada\"", "author: {name: 'Byrne, Ada'}",
            "authors: ['Byrne, Ada', 'Byrne, Ada']"})
    void oneAuthorIsATextOrAGroup(String field) {
        assertThat(TestManuscriptReader.readYaml(field).filing().authors()).containsExactly("Byrne, Ada");
    }

    @Test
    void authorGroupNeedsAName() {
        assertThat(TestManuscriptReader.problem(TestManuscriptReader.yamlFile("author: {email: x}")))
                .isEqualTo("2:9: error: an author has no `name`. Write the name under `name`, or write it instead of the group.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"section: Sea, Land|Sea, Land", "category: Sea|Sea", "categories: [Sea, Land]|Sea",
            "categories: Sea, Land|Sea",
            "section: Sea\\ncategories: [Land]|Sea", "section: [Sea]|Sea", "Category:\\n- Sea|Sea"})
    void sectionIsTheFieldOrTheFirstCategory(String fields, String section) {
        assertThat(TestManuscriptReader.readYaml(fields.replace("\\n", "\n")).filing().section()).contains(section);
    }

    @Test
    void sectionDefaultsToTheFirstFolder() {
        assertThat(TestManuscriptReader.readYaml("title: x", "section:").filing().section()).contains("news");
        assertThat(TestManuscriptReader.readWithoutProblems("harbour.md", "Text").filing().section()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tags: [sea ports, trade]", "tags: sea ports, trade", "keywords: sea ports，trade",
            "tags: sea ports、 trade,",
            "tags:\n  - sea ports\n  -\n  - trade\n  - Trade", "Tags: '  sea   ports ,trade'"})
    void tagsAreAListOrATextWithCommas(String field) {
        assertThat(TestManuscriptReader.readYaml(field).filing().tags()).containsExactly("sea ports", "trade");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
            "tags: '\"sea ports\", trade'|sea ports;trade",
            "tags: \"sea ports, 'trade'\"|sea ports;trade",
            "tags: 'a, \"b\", c'|a;b;c",
            "tags: “Washington, D.C.”, trade|Washington, D.C.;trade",
            "tags: the \"quiet\" trade, rock 'n' roll|the \"quiet\" trade;rock 'n' roll",
            "tags: 'the \"open, trade'|the \"open;trade"})
    void quotesAroundATagAreNotPartOfIt(String field, String tags) {
        assertThat(TestManuscriptReader.readYaml(field).filing().tags()).containsExactly(tags.split(";"));
    }

    @Test
    void oneWordIsOneTag() {
        assertThat(TestManuscriptReader.readYaml("tags: trade").filing().tags()).containsExactly("trade");
        assertThat(TestManuscriptReader
                .readWithoutProblems(TestManuscriptReader.PATH, "{\"tags\": [2024, \"Économie\", \"economie\"]}\nText").filing()
                .tags())
                .containsExactly("2024",
                        "Économie");
        assertThat(TestManuscriptReader.readYaml("tags: []", "author:", "image: ''").filing().tags()).isEmpty();
    }

    @Test
    void taxonomiesOfZolaAreRead() {
        assertThat(
                TestManuscriptReader
                        .readWithoutProblems(TestManuscriptReader.PATH,
                                TestManuscriptReader.tomlFile("[taxonomies]", "tags = ['trade']", "[extra]", "hot = true"))
                        .filing().tags())
                .containsExactly("trade");
    }

    @ParameterizedTest
    @CsvSource({"news,NEWS", "Analysis,ANALYSIS", "OPINION,OPINION", "review,REVIEW", "background,BACKGROUND",
            "sponsored,SPONSORED"})
    void aGenreIsOneOfSix(String written, Genre genre) {
        assertThat(TestManuscriptReader.readYaml("genre: " + written).filing().genre()).isEqualTo(genre);
    }

    @Test
    void unknownGenreIsAnErrorThatListsTheKnownOnes() {
        assertThat(TestManuscriptReader.readYaml("title: x").filing().genre()).isEqualTo(Genre.NEWS);
        assertThat(TestManuscriptReader.problem(TestManuscriptReader.yamlFile("genre: gossip")))
                .isEqualTo("2:8: error: \"gossip\" is not a genre. Write one of news, analysis, opinion, review, "
                        + "background, sponsored.");
    }

    @Test
    void aSlugIsNormalisedWithAWarning() {
        assertThat(TestManuscriptReader.readYaml("slug: harbour-reopens").identity().slug()).hasToString("harbour-reopens");
        assertThat(TestManuscriptReader.readYaml("slug: 港口").identity().slug()).hasToString("港口");
        String file = TestManuscriptReader.yamlFile("slug: Harbour Reopens!");
        assertThat(TestManuscriptReader.readAccepted(file).identity().slug()).hasToString("harbour-reopens");
        assertThat(TestManuscriptReader.problem(file))
                .isEqualTo("2:7: warning: the slug \"Harbour Reopens!\" becomes `harbour-reopens` in the address. "
                        + "Write `harbour-reopens`.");
    }

    @Test
    void slugMustNotBeAPathOrEmpty() {
        assertThat(TestManuscriptReader.problem(TestManuscriptReader.yamlFile("slug: /news/harbour")))
                .isEqualTo("2:7: error: the slug \"/news/harbour\" contains a slash. "
                        + "Write only the last part of the address; put full addresses under `aliases`.");
        assertThat(TestManuscriptReader.problem(TestManuscriptReader.yamlFile("slug: '!!!'")))
                .startsWith("2:7: error: the slug \"!!!\" contains no letter or digit");
    }

    @Test
    void formerAddressesAreKeptAsWrittenWithTheirLines() {
        assertThat(TestManuscriptReader
                .readYaml("permalink: /p", "aliases:", "  - /en/news-show.asp?id=5081", "  - /Old Place/",
                        "redirect_from: [/a, /b]",
                        "url: /u.html", "path: /x")
                .identity().aliases()).containsExactly(new Manuscript.Alias("/p", 2),
                        new Manuscript.Alias("/en/news-show.asp?id=5081", 4),
                        new Manuscript.Alias("/Old Place/", 5), new Manuscript.Alias("/a", 6), new Manuscript.Alias("/b", 6),
                        new Manuscript.Alias("/u.html", 7), new Manuscript.Alias("/x", 8));
    }

    @ParameterizedTest
    @CsvSource({"lang: zh-hans,zh-Hans", "language: en_GB,en-GB", "locale: FR,fr", "Lang: deu,de"})
    void aLanguageIsATag(String field, String tag) {
        assertThat(TestManuscriptReader.readYaml(field).text().language()).map(Locale::toLanguageTag).contains(tag);
    }

    @Test
    void invalidLanguageTagIsAnError() {
        assertThat(TestManuscriptReader.problem(TestManuscriptReader.yamlFile("lang: English")))
                .isEqualTo("2:7: error: \"English\" is not a language tag. Write `en`.");
        assertThat(TestManuscriptReader.problem(TestManuscriptReader.yamlFile("lang: jp")))
                .isEqualTo("2:7: error: \"jp\" is not a language tag. Write a BCP 47 tag, such as `en`, `pt-BR` or `zh-Hans`.");
    }

    @Test
    void aTranslationIsNamedByItsFileOrByAKey() {
        Manuscript chinese = TestManuscriptReader.readWithoutProblems("news/harbour.zh.md", "# 港口\n\n正文");
        assertThat(chinese.text().language()).contains(Locale.CHINESE);
        assertThat(chinese.text().translationKey()).isEmpty();
        Manuscript named = TestManuscriptReader.readWithoutProblems("news/harbour.zh.md",
                "---\nlang: zh-Hant\ntranslation_key: port\n---\n正文");
        assertThat(named.text().language()).map(Locale::toLanguageTag).contains("zh-Hant");
        assertThat(named.text().translationKey()).contains("port");
    }

    @Test
    void idDatelineAndEvergreenAreRead() {
        Manuscript manuscript = TestManuscriptReader.readYaml("id: 0042", "location: Tianjin", "evergreen: yes");
        assertThat(manuscript.identity().id()).contains("0042");
        assertThat(manuscript.text().dateline()).contains("Tianjin");
        assertThat(manuscript.dates().evergreen()).isTrue();
        assertThat(TestManuscriptReader.readWithoutProblems(TestManuscriptReader.PATH, "{\"id\": 42}\nText").identity().id())
                .contains("42");
    }

    @ParameterizedTest
    @ValueSource(strings = {"image: ships/a.jpg", "cover: ./ships/a.jpg", "hero: /news/ships/a.jpg",
            "thumbnail: ../news/ships/a.jpg",
            "featured_image: ships\\a.jpg", "image: {src: ships/a.jpg}", "cover:\n  image: ships/a.jpg\n  relative: true",
            "image: [ships/a.jpg]"})
    void anImageIsAPathInTheContentFolder(String field) {
        assertThat(TestManuscriptReader.readAccepted(TestManuscriptReader.yamlFile(field)).text().image())
                .map(ImageReference::src)
                .contains("news/ships/a.jpg");
    }

    @Test
    void anImageHasAltCaptionAndCredit() {
        ImageReference imageReference = TestManuscriptReader
                .readYaml("image:", "  src: https://img.example.org/a.jpg", "  alt: A ship", "  caption: The first ship",
                        "  credit: Ada")
                .text().image()
                .orElseThrow();
        assertThat(imageReference.src()).isEqualTo("https://img.example.org/a.jpg");
        assertThat(List.of(imageReference.alt(), imageReference.caption(), imageReference.credit())).extracting(o -> o.orElse(""))
                .containsExactly("A ship", "The first ship", "Ada");
        assertThat(TestManuscriptReader.readYaml("image: false").text().image()).isEmpty();
    }

    @Test
    void aLeadImageWithoutADescriptionIsAWarning() {
        assertThat(TestManuscriptReader.problem(TestManuscriptReader.yamlFile("image: a.jpg")))
                .startsWith("2:8: warning: the lead image has no description");
        assertThat(TestManuscriptReader.problem(TestManuscriptReader.yamlFile("image: {src: a.jpg, alt: ' '}")))
                .startsWith("2:14: warning: the lead image has no description");
    }

    @Test
    void aLeadImageOnAHostThatIsNotAllowedIsAWarning() {
        assertThat(TestManuscriptReader
                .problem(TestManuscriptReader.yamlFile("image: {src: 'https://example.org/a.jpg', alt: A ship}"))).isEqualTo(
                        "2:14: warning: the lead image is on another host, example.org, so it is not shown."
                                + " Put it into the content folder, or have the host added to broadsheet.edge.image-hosts.");
        assertThat(TestManuscriptReader
                .readAccepted(TestManuscriptReader.yamlFile("image: {src: 'https://example.org/a.jpg', alt: A ship}")).text()
                .image())
                .isEmpty();
        assertThat(TestManuscriptReader
                .readAccepted(TestManuscriptReader.yamlFile("image: {src: 'https://img.example.org:8443/a.jpg', alt: A}"))
                .text().image())
                .as("another port is another host").isEmpty();
        assertThat(TestManuscriptReader
                .readAccepted(TestManuscriptReader.yamlFile("image: {src: 'https://img.example.org@evil.example/a.jpg', alt: A}"))
                .text().image())
                .isEmpty();
    }

    @Test
    void anImageOutsideTheContentFolderIsAnError() {
        assertThat(TestManuscriptReader.problem(TestManuscriptReader.yamlFile("image: ../../a.jpg")))
                .startsWith("2:8: error: \"../../a.jpg\" is outside the content folder");
        assertThat(TestManuscriptReader.problem(TestManuscriptReader.yamlFile("image: data:image/png;base64,AA")))
                .startsWith("2:8: error: \"data:image/png;base64,AA\" is not the path or URL of an image");
        assertThat(TestManuscriptReader.problem(TestManuscriptReader.yamlFile("image: {alt: A ship}")))
                .startsWith("2:8: error: `image` should be a path, or a group of `src`");
        assertThat(TestManuscriptReader.problem(TestManuscriptReader.yamlFile("image: {src: a.jpg, alt: A, captoin: x}")))
                .startsWith("2:29: warning: \"captoin\" is not a known field and is ignored. Perhaps `caption` is meant.");
    }

    @Test
    void correctionNeedsDateAndText() {
        Correction correction =
                new Correction(new EditorialDate(Instant.parse("2024-04-30T22:00:00Z"), false), "It was nine days.");
        assertThat(TestManuscriptReader.readYaml("corrections:", "  - date: 2024-05-01", "    text: It was nine days.")
                .credits().corrections())
                .containsExactly(correction);
        assertThat(
                TestManuscriptReader.readYaml("corrections: {date: 2024-05-01, text: It was nine days.}").credits().corrections())
                .containsExactly(correction);
        assertThat(
                TestManuscriptReader
                        .readWithoutProblems(TestManuscriptReader.PATH,
                                TestManuscriptReader.tomlFile("[[corrections]]", "date = 2024-05-01",
                                        "text = 'It was nine days.'"))
                        .credits().corrections())
                .containsExactly(correction);
        assertThat(TestManuscriptReader.problem(TestManuscriptReader.yamlFile("corrections:", "  - text: x")))
                .startsWith("3:5: error: a correction has no `date`");
        assertThat(TestManuscriptReader.problem(TestManuscriptReader.yamlFile("corrections: It was nine days")))
                .isEqualTo("2:14: error: `corrections` should be a list of groups of `date` "
                        + "and `text`, but is the text \"It was nine days\". Write, for example, `corrections: [{\"date\": "
                        + "\"2024-05-01\", \"text\": \"It was nine days\"}]`.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "source: IPR in China|IPR in China|",
            "source: {name: Wire, url: 'https://wire.example/1'}|Wire|https://wire.example/1",
            "source: Wire\\ncanonical_url: https://wire.example/1|Wire|https://wire.example/1",
            "original_url: https://www.wire.example/1|wire.example|https://www.wire.example/1",
            "source: https://wire.example/1|wire.example|https://wire.example/1",
            "source: {name: Wire}\\noriginal_url: https://wire.example/1|Wire|https://wire.example/1",
            "canonical_url: https://zeitung.example/港口|zeitung.example|https://zeitung.example/港口"})
    void sourceIsANameOrAUrl(String fields, String name, String url) {
        var source = TestManuscriptReader.readYaml(fields.replace("\\n", "\n")).credits().source().orElseThrow();
        assertThat(source.name()).isEqualTo(name);
        assertThat(source.url().orElse(null)).isEqualTo(url);
    }

    @Test
    void urlOfThisSiteIsNotASource() {
        assertThat(TestManuscriptReader.readYaml("canonical_url: https://news.example.org/articles/harbour").credits().source())
                .isEmpty();
        assertThat(TestManuscriptReader.problem(TestManuscriptReader.yamlFile("canonical_url: /harbour")))
                .isEqualTo("2:16: error: \"/harbour\" is not a web address. "
                        + "Write the full address, for example `https://example.org/story`.");
    }

    @Test
    void firstOfTwoNamesIsUsedWithAWarning() {
        String file = TestManuscriptReader.yamlFile("description: For machines", "summary: For people");
        assertThat(TestManuscriptReader.readAccepted(file).text().standfirst()).contains("For people");
        assertThat(TestManuscriptReader.problem(file)).isEqualTo(
                "2:1: warning: `description` differs from `summary` on line 3, which is used. Keep one of the two.");
        assertThat(TestManuscriptReader.readYaml("description: Same", "summary: Same").text().standfirst()).contains("Same");
    }

    @ParameterizedTest
    @CsvSource({"descripton,description", "tgas,tags", "autor,author", "publishd,published", "headline,title", "hero_image,image",
            "correction,corrections",
            "trnaslation_key,translation_key", "exipres,expires"})
    void unknownKeyIsAWarningThatSuggestsTheClosest(String key, String meant) {
        assertThat(TestManuscriptReader.problem(TestManuscriptReader.yamlFile("title: x", key + ": x")))
                .isEqualTo("3:1: warning: \"" + key
                        + "\" is not a known field and is ignored. Perhaps `" + meant + "` is meant.");
    }

    @Test
    void suggestionsIncludeProfileAndStandingPageKeys() {
        assertThat(TestManuscriptReader.read("authors/ada.md", "---\nnmae: Ada\n---\n\nWords.\n").problems()).singleElement()
                .asString()
                .endsWith("Perhaps `name` is meant.");
        assertThat(TestManuscriptReader.read("pages/about.md", "---\ntitle: A\nwieght: 5\n---\n\nWords.\n").problems())
                .singleElement().asString()
                .endsWith("Perhaps `weight` is meant.");
    }

    @Test
    void wrongItemInAListIsDescribedAsNested() {
        assertThat(TestManuscriptReader.problem("{\"tags\": [[1]]}\n\nWords.\n"))
                .isEqualTo("1:11: error: `tags` should be a list, or text with commas, but is a list inside a list. Write, "
                        + "for example, `\"tags\": [\"trade\", \"ports\"]`.");
        assertThat(TestManuscriptReader.problem(TestManuscriptReader.yamlFile("image: {alt: A}")))
                .isEqualTo(
                        "2:8: error: `image` should be a path, or a group of `src`, `alt`, `caption` and `credit`, but is a group"
                                + " without `src`. Name the file under `src`.");
    }

    @Test
    void unknownKeyWithoutASuggestionIsReported() {
        assertThat(TestManuscriptReader.problem(TestManuscriptReader.yamlFile("zzz: x")))
                .isEqualTo("2:1: warning: \"zzz\" is not a known field and is ignored. "
                        + "Remove it or correct its name.");
        assertThat(TestManuscriptReader.problem(TestManuscriptReader.yamlFile("\u00a0title: x")))
                .contains("\"\\u00a0title\" contains an invisible character")
                .contains("Type it again: `title`.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"layout: post", "weight: 10", "type: post", "comments: true", "toc: [x]", "math: {a: b}",
            "og_title: x", "nav-order: 3",
            "eleventyNavigation: {key: x}", "isCJKLanguage: true", "feature_image_alt: x", "mathjax: true",
            "excerpt_separator: x", "params: {a: {b: c}}"})
    void keysOfOtherSystemsAreIgnored(String field) {
        assertThat(TestManuscriptReader.readYaml(field).text().headline()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"password: x", "visibility: private", "unlisted: true"})
    void keysThatHideTheArticleAreNotIgnored(String field) {
        assertThat(TestManuscriptReader.problem(TestManuscriptReader.yamlFile(field)))
                .contains("is not a field here; the file is held back");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "title: [a]|2:8: error: `title` should be text, but is a list. Write, for example, `title: \"Harbour reopens\"`.",
            "summary: {a: b}|2:10: error: `summary` should be text, but is a group of fields.",
            "draft: perhaps|2:8: error: `draft` should be true or false, but is the text \"perhaps\"; the file is held "
                    + "back. Write, for example, `draft: true`.",
            "evergreen: 1|2:12: error: `evergreen` should be true or false, but is the text \"1\".",
            "lastmod: [2024-05-01]|2:10: error: `lastmod` should be a date, but is a list. Write, for example, `lastmod: "
                    + "\"2024-05-01 18:00\"`.",
            "date: true|2:7: error: `date` should be a date, but is the text \"true\".",
            "tags: {a: b}|2:7: error: `tags` should be a list, or text with commas, but is a group of fields.",
            "tags: [[a]]|2:8: error: `tags` should be a list, or text with commas, but is a list inside a list.",
            "author: [[a]]|2:10: error: `author` should be a name or a list of names, but is a list inside a list.",
            "permalink: {a: b}|2:12: error: `permalink` should be an address or a list of addresses, but is a group of fields.",
            "source: [a]|2:9: error: `source` should be a name, or a group of `name` and `url`, but is a list.",
            "cover: [a, b]|2:8: error: `cover` should be a path, or a group of `src`, `alt`, `caption` and `credit`, but is "
                    + "a list."})
    void wrongTypeIsAnErrorThatNamesTheExpectedOne(String field, String problem) {
        assertThat(TestManuscriptReader.problem(TestManuscriptReader.yamlFile(field))).startsWith(problem);
    }

    @Test
    void examplesUseTheFormatOfTheFile() {
        assertThat(TestManuscriptReader.problem(TestManuscriptReader.tomlFile("tags = 1.5\ndraft = 'x'")))
                .endsWith("Write, for example, `draft = true`.");
        assertThat(TestManuscriptReader.problem("{\"draft\": 1}\nText"))
                .isEqualTo("1:11: error: `draft` should be true or false, but is the number 1; the file is held back. "
                        + "Write, for example, `\"draft\": true`.");
        assertThat(TestManuscriptReader.problem(TestManuscriptReader.tomlFile("corrections = 'x'")))
                .endsWith("`corrections = [{date = \"2024-05-01\", text = \"It was nine days\"}]`.");
    }

    @Test
    void blockTextsBecomeOneLine() {
        assertThat(TestManuscriptReader
                .readYaml("title: |", "  Harbour", "  reopens", "standfirst: >-", "  Ships", "", "  return").text().standfirst())
                .contains("Ships return");
        assertThat(TestManuscriptReader.readYaml("title: \"Harbour\\n\\treopens\"").text().headline())
                .isEqualTo("Harbour reopens");
    }

    @Test
    void yamlTypesDoNotChangeATitle() {
        assertThat(List.of("No", "007", "1e3", "2024-05-01", "12:30:45", "yes", "0x1F")).allSatisfy(
                title -> assertThat(TestManuscriptReader.readYaml("title: " + title).text().headline()).isEqualTo(title));
    }
}
