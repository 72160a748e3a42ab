package press.broadsheet.publication;

import java.net.URI;
import java.text.Normalizer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import press.broadsheet.TrialCount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class CanonicalUrlPropertyTests {

    private static final List<String> KNOWN =
            List.of("/", "/articles", "/articles/patent-pools", "/articles/patent-pools.md", "/articles/专利-2026",
                    "/articles/straße-é-ǰ", "/articles/οδος", "/articles/i̇stanbul", "/articles/क़लम-क्षत्रिय", "/articles/한국어",
                    "/articles/việt-nam", "/sections/china/feed.atom", "/archive/2026/11/22", "/en/news-show.asp",
                    "/media/3f/Photo%20One.JPG", "/media/3f/index.html", "/100%25/a%2Fb%3Bc");

    private static final List<String> PARTS = List.of("/", "/", "//", "\\", ".", "..", "...", ";", "?", "#", "&", "=", "+", "%",
            "%2f",
            "%5C", "%2E",
            "%3b", "%25", "%00", "%0d%0a", "%20", " ", "\t", "\r\n", "a", "A", "html", ".html", ".htm", "index.html", ".md",
            "evil.example",
            "http:", "https://", "javascript:", "@", ":", "media", "Assets", "articles", "é", "e", "\u0301", "E%CC%81", "İ",
            "ß", "ẞ", "Σ", "ς",
            "ǅ", "K", "\u0345", "\u037E", "\u200D", "\u202E", "\u2028", "\u00A0", "\uFF0F", "\uD83D\uDE00", "\uD800", "专",
            "%e4%b8%93", "%d6%d0",
            "'", "\"", "<", "[", "|");

    private static final URI BASE = URI.create("https://news.example.org/articles/here");

    /** Fixed, so that failures are reproducible; the failing URL is in the message. */
    private final Random random = new Random(20_261_122);

    @Test
    void equivalentUrlsHaveOneCanonicalForm() {
        for (int i = 0; i < TrialCount.of(5_000); i++) {
            CanonicalUrl address = CanonicalUrl.parse(KNOWN.get(random.nextInt(KNOWN.size()))).orElseThrow();
            String spelling = new EquivalentUrls(random).of(address);

            assertThat(CanonicalUrl.parse(spelling)).as(spelling).hasValue(address);
            assertThat(CanonicalUrl.parse("https://old.example" + spelling + "#x")).as(spelling).hasValue(address);
        }
    }

    @Test
    void canonicalFormIsStable() {
        Stream.generate(this::hostileText)
                .limit(TrialCount.of(20_000))
                .forEach(raw -> CanonicalUrl.parse(raw).ifPresent(CanonicalUrlPropertyTests::assertCanonical));
    }

    @Test
    void anyTextIsParsedOrRejected() {
        Stream.generate(this::anyText).limit(TrialCount.of(2_000)).forEach(raw -> {
            CanonicalUrl.parse(raw).ifPresent(CanonicalUrlPropertyTests::assertCanonical);
            CanonicalUrl.parse("/" + raw).ifPresent(CanonicalUrlPropertyTests::assertCanonical);
        });
    }

    @Test
    void everyArticleHasACanonicalAddress() {
        for (String text : Stream.generate(() -> random.nextBoolean() ? hostileText() : anyText()).limit(TrialCount.of(10_000))
                .toList()) {
            Slug slug = Slug.of(text);

            assertThat(CanonicalUrl.parse(slug.articleAddress()))
                    .hasValue(new CanonicalUrl("/articles/" + slug, Optional.empty()));
            assertThat(CanonicalUrl.parse(slug.articleAddress())).map(CanonicalUrl::encoded).hasValue(slug.articleAddress());
            assertThat(CanonicalUrl.parse("/tags/" + Slug.ofLabel(text).encoded())).map(CanonicalUrl::path)
                    .hasValue("/tags/" + Slug.ofLabel(text));
        }
    }

    @Test
    void everyCharacterHasOneCanonicalForm() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            if (Character.isDefined(c) && !Character.isIdeographic(c) && Character.getType(c) != Character.PRIVATE_USE) {
                String letter = Character.toString(c);
                for (String text : List.of(letter + "\u0301", "A" + letter + "Σ.x")) {
                    Optional<CanonicalUrl> address = CanonicalUrl.parse("/" + text);
                    if (!address.map(CanonicalUrl::encoded).flatMap(CanonicalUrl::parse).equals(address)) {
                        fail(text);
                    }
                }
            }
        }
    }

    @Test
    void parsingTakesLinearTime() {
        assertTimeoutPreemptively(Duration.ofMinutes(2), () -> {
            for (String part : List.of("/", "/.", "/a/..", ".html", "/index.html", "%41", "%", ";", "a.", ".", "İ", "\u0301",
                    "/\u0344")) {
                for (int times : List.of(10, 300, 600, 1000, 100_000)) {
                    CanonicalUrl.parse("/a" + part.repeat(times)).ifPresent(CanonicalUrl::encoded);
                    CanonicalUrl.parse("/a?" + part.repeat(times)).ifPresent(CanonicalUrl::ledgerKey);
                    CanonicalUrl.parse("/" + part.repeat(times) + "!").ifPresent(CanonicalUrl::isReserved);
                }
            }
        });
    }

    private static void assertCanonical(CanonicalUrl address) {
        String encoded = address.encoded();
        assertThat(CanonicalUrl.parse(encoded)).as(encoded).hasValue(address);
        assertThat(CanonicalUrl.parse(address.ledgerKey())).map(CanonicalUrl::ledgerKey).as(encoded)
                .hasValue(address.ledgerKey());
        assertThat(address.withoutQuery().ledgerKey()).isEqualTo(address.path());
        assertThat(encoded).matches("/([^/\\\\][!-~]*)?|/\\?[!-~]*");
        assertThat(address.encodedPath()).doesNotContain("//", ";", "\\", "/./", "/../").doesNotMatch(".+/|.*/\\.{1,2}");
        assertThat(BASE.resolve(address.encodedPath()).getHost()).isEqualTo("news.example.org");
        assertThat(BASE.resolve(address.encodedPath()).getRawPath()).isEqualTo(address.encodedPath());
        if (!address.path().matches("/(media|assets|actuator)/.*")) {
            String letters = address.path().replaceAll("%[0-9A-F]{2}", "/");
            assertThat(letters).as(encoded).isEqualTo(Normalizer.normalize(letters, Normalizer.Form.NFC));
            assertThat(letters).as(encoded).isEqualTo(letters.toLowerCase(Locale.ROOT));
        }
    }

    private String hostileText() {
        return random.ints(random.nextInt(13), 0, PARTS.size()).mapToObj(PARTS::get).collect(Collectors.joining());
    }

    /** Characters of all planes, including lone surrogates. */
    private String anyText() {
        return random.ints(random.nextInt(40), 0, random.nextBoolean() ? 0x250 : Character.MAX_CODE_POINT + 1)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}
