package press.broadsheet.publication;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import static org.assertj.core.api.Assertions.assertThat;

class CanonicalUrlTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            // already canonical
            "/                              | /",
            "/articles/patent-pools         | /articles/patent-pools",
            "/articles/patent-pools.md      | /articles/patent-pools.md",
            "/sections/china/feed.atom      | /sections/china/feed.atom",
            // slashes and dots
            "''                             | /",
            "///                            | /",
            "/articles/x/                   | /articles/x",
            "//articles///x//               | /articles/x",
            "//evil.example/x               | /evil.example/x",
            "/.//evil.example               | /evil.example",
            "/a/./b/../c                    | /a/c",
            "/a/%2e%2E/b/%2e                | /b",
            "/a/..                          | /",
            "/a/.../b                       | /a/.../b",
            // parameters of a path
            "/articles/a;x=1                | /articles/a",
            "/articles;v=2/a;jsessionid=F   | /articles/a",
            "/;x                            | /",
            "/a/..;x=1/b                    | /b",
            // letter case
            "/Articles/PATENT-Pools         | /articles/patent-pools",
            "/EN/News-Show.ASP              | /en/news-show.asp",
            "/articles/ΟΔΟΣ                 | /articles/οδος",
            "/articles/ΟΔΟΣ.MD              | /articles/οδος.md",
            "/articles/STRAẞE               | /articles/straße",
            "/articles/İstanbul             | /articles/i̇stanbul",
            // .html and index.html
            "/articles/x.html               | /articles/x",
            "/articles/x.HTM                | /articles/x",
            "/articles/x.html/              | /articles/x",
            "/articles/x.html.html          | /articles/x",
            "/articles/x/index.html         | /articles/x",
            "/index.html                    | /",
            "/INDEX.htm/index.html          | /",
            "/index                         | /index",
            "/a.html/b                      | /a.html/b",
            "/.html                         | /.html",
            "/...html                       | /...html",
            "/robots.txt                    | /robots.txt",
            // composition and percent-encoding
            "/articles/cafe%CC%81           | /articles/café",
            "/articles/caf%c3%a9            | /articles/café",
            "/articles/CAF%C3%89            | /articles/café",
            "/articles/%70%61tent           | /articles/patent",
            "/articles/专利-2026              | /articles/专利-2026",
            "/articles/%e4%b8%93%E5%88%A9   | /articles/专利",
            "/ar%74icles/x%2Ehtml           | /articles/x",
            // characters that stay encoded, because they would be ambiguous when decoded
            "/a%2fb                         | /a%2Fb",
            "/%2F%2Fevil                    | /%2F%2Fevil",
            "/%5cevil                       | /%5Cevil",
            "/100%25                        | /100%25",
            "/a%3fb%23c%3bd                 | /a%3Fb%23c%3Bd",
            "/a%0d%0ab                      | /a%0D%0Ab",
            "/a%20b                         | /a%20b",
            "/a b                           | /a%20b",
            "/a%E2%80%AEb                   | /a%E2%80%AEb",
            "/a%CD%BEb                      | /a%3Bb",
            // case-sensitive paths
            "/Media/3F/Photo%20One.JPG      | /media/3F/Photo%20One.JPG",
            "/media/3f//index.html          | /media/3f/index.html",
            "/media/../Articles/X           | /articles/x",
            "/actuator/loggers/ROOT         | /actuator/loggers/ROOT",
            // as editors write aliases
            "news/old.html                  | /news/old",
            "https://old.example:8443/a/b   | /a/b",
            "HTTP://u:p@old.example         | /",
            "https://old.example/a.html#top | /a",
            "/2026:review                   | /2026:review",
    })
    void pathIsCanonicalized(String raw, String path) {
        assertThat(CanonicalUrl.parse(raw)).map(CanonicalUrl::path).hasValue(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "/..", "/../etc", "/a/../../b", "/..;x/a", "/%2e%2e/a", "https://old.example/../a",
            "/\\evil.example", "\\evil.example", "/a\\b", "https://old.example\\a",
            "/%", "/%2", "/%zz", "/%FF", "/%C0%AF", "/%ED%A0%80", "/%D6%D0", "/\uD800",
            "/a\r\nLocation: x", "/a\tb", "/a\u0000b", "/a\u0085b", "/a?b\nc",
            "javascript:alert(1)", "mailto:a@b.example", "ftp://old.example/a", "C:/news", "https:old"})
    void invalidUrlsAreRejected(String raw) {
        assertThat(CanonicalUrl.parse(raw)).isEmpty();
    }

    @Test
    void lengthIsLimited() {
        assertThat(CanonicalUrl.parse("/" + "a".repeat(1999))).isPresent();
        assertThat(CanonicalUrl.parse("/" + "a".repeat(2000))).isEmpty();
        assertThat(CanonicalUrl.parse("/" + "专".repeat(222))).isPresent();
        assertThat(CanonicalUrl.parse("/" + "专".repeat(223))).isEmpty();
        assertThat(CanonicalUrl.parse("/?" + "a".repeat(8000))).isPresent();
        assertThat(CanonicalUrl.parse("/?" + "a".repeat(8001))).isEmpty();
        assertThat(CanonicalUrl.parse("/" + "/".repeat(100_000))).isEmpty();
    }

    @Test
    void longestArticleAddressIsWithinTheLimit() {
        Slug slug = Slug.of("专".repeat(1000)).withNumber(999_999);

        assertThat(CanonicalUrl.parse(slug.articleAddress() + ".md")).isPresent();
        assertThat(CanonicalUrl.parse("/authors/" + slug.encoded() + "/feed.json")).isPresent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "/a?Q=1&q=A%2f&&x   | Q=1&q=A%2f&&x",
            "/a?100%            | 100%",
            "/a?x[]={^}         | x[]={^}",
            "/a?b?c/../d;e      | b?c/../d;e",
            "/a?%0d%0aSet-Cookie| %0d%0aSet-Cookie",
            "/a?q=专 利           | q=%E4%B8%93%20%E5%88%A9",
            "/a?b#c?d           | b",
    })
    void queryIsUnchanged(String raw, String query) {
        assertThat(CanonicalUrl.parse(raw).orElseThrow().query()).hasValue(query);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a", "/a?", "/a?#x", "/a#x?y"})
    void emptyQueryIsNone(String raw) {
        assertThat(CanonicalUrl.parse(raw)).hasValue(new CanonicalUrl("/a", Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "/en/news-show.asp?id=5081         | /en/news-show.asp?id=5081",
            "/EN/news-show.asp?lang=en&id=5081 | /en/news-show.asp?id=5081&lang=en",
            "/a?&b=2&&a=1&                     | /a?a=1&b=2",
            "/a?&                              | /a",
            "/a?q=a+b%20c&%70=%7e%e4           | /a?p=~%E4&q=a%20b%20c",
            "/a?q=专                            | /a?q=%E4%B8%93",
            "/a?5081                           | /a?5081",
            "/a?u=b=c/d&v=100%                 | /a?u=b%3Dc%2Fd&v=100%25",
            "/专/?x                             | /专?x",
    })
    void ledgerKeyIgnoresOrderAndEncodingOfParameters(String raw, String key) {
        CanonicalUrl address = CanonicalUrl.parse(raw).orElseThrow();

        assertThat(address.ledgerKey()).isEqualTo(key);
        assertThat(CanonicalUrl.parse(key)).map(CanonicalUrl::ledgerKey).hasValue(key);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "/articles/专利?x=专   | /articles/%E4%B8%93%E5%88%A9?x=%E4%B8%93",
            "/a b%2Fc;d/é\"<>   | /a%20b%2Fc/%C3%A9%22%3C%3E",
            "/a[1]{2}^`%7C       | /a%5B1%5D%7B2%7D%5E%60%7C",
            "/a'(1)!$&*+,=:@~_   | /a'(1)!$&*+,=:@~_",
    })
    void encodedIsAscii(String raw, String encoded) {
        assertThat(CanonicalUrl.parse(raw)).map(CanonicalUrl::encoded).hasValue(encoded);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "/", "/articles", "/articles/x.md", "/sections", "/tags/ip", "/authors/lin-wei/feed.rss", "/archive/2026/11/22",
            "/archive/undated", "/search", "/search?id=1", "/corrections", "/pages/about", "/feed.atom", "/sitemap.xml",
            "/sitemaps/articles-1.xml", "/sitemap-news.xml", "/robots.txt", "/opensearch.xml", "/media/a/B.jpg", "/cards/a.png",
            "/actuator", "/actuator/health/readiness", "/assets/broadsheet.css", "/favicon.ico", "/assets/fonts/newsreader.woff2",
            "/.well-known/security.txt", "/error", "/?before=x", "/?q=x&p=1", "/Feed.Atom/", "/index.html"})
    void pathsOfControllersAreReserved(String address) {
        assertThat(CanonicalUrl.parse(address).orElseThrow().isReserved()).isTrue();
    }

    @Test
    void everyStaticFileIsReserved() throws IOException {
        for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:/static/**/*.*")) {
            String url = file.getURL().toString();
            String address = "/assets" + url.substring(url.lastIndexOf("/static/") + "/static".length());

            assertThat(CanonicalUrl.parse(address)).map(CanonicalUrl::encoded).hasValue(address);
            assertThat(CanonicalUrl.parse(address).orElseThrow().isReserved()).as(address).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "/articles/x", "/articles/2020/x", "/articles/show.asp?id=3", "/en/news-show.asp?id=5081", "/?p=123", "/about",
            "/archive/2019/05/06/a-story", "/archive/2019/05/a-story.html", "/sections/china/2019/x", "/searching", "/mediation"})
    void pathsOfFormerSitesAreNotReserved(String address) {
        assertThat(CanonicalUrl.parse(address).orElseThrow().isReserved()).isFalse();
    }
}
