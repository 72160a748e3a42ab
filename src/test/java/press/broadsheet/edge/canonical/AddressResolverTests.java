package press.broadsheet.edge.canonical;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import press.broadsheet.archive.reading.PermalinkState;
import press.broadsheet.publication.CanonicalUrl;

import static org.assertj.core.api.Assertions.assertThat;

class AddressResolverTests {

    private final InMemoryLedger ledger = new InMemoryLedger()
            .live("new", "/articles/old", "/2019/05/new.html", "/en/news-show.asp?id=5081", "/?p=17", "/en/news-show.asp",
                    "/index.php?option=content&id=7&view=article", "/show.asp?5081")
            .live("other", "/en/news-show.asp?id=5082", "/en/news-show.asp?id=5081&lang=zh", "/articles/other?v=1",
                    "/articles/other?v=2")
            .live("专利", "/标题/一.html", "/wiki/AC%2FDC", "/old.asp?title=专利")
            .standingPage("about", "/pages/us")
            .gone("/pages/terms", "/articles/withdrawn", "/2019/06/withdrawn", "/en/news-show.asp?id=6000");

    private final AddressResolver addressResolver = ledger.addressResolver();

    @ParameterizedTest
    @ValueSource(strings = {
            "/", "/?utm_source=x", "/articles/new", "/articles/new?utm_source=x", "/articles/new.md", "/articles/old",
            "/articles/withdrawn",
            "/articles/unheard-of", "/pages/about", "/pages/us", "/pages/terms", "/pages/unheard-of",
            "/sections/china?before=old", "/media/3f/A.jpg", "/articles/other?v=3"})
    void canonicalAddressIsNotRedirected(String address) {
        assertThat(resolve(address)).isEqualTo(new AddressResolution.Canonical());
    }

    @ParameterizedTest
    @CsvSource({
            "/Articles/New/, /articles/new",
            "/articles/new.html?a=1&b, /articles/new?a=1&b",
            "/articles/NEW.MD, /articles/new.md",
            "/Pages/About.html?a=1, /pages/about?a=1",
            "/Sections/China?before=x&&a=1, /sections/china?before=x&&a=1",
            "//search?q=a%20b, /search?q=a%20b",
            "/articles/new.html.md?a=1, /articles/new.md?a=1",
            "/articles/old.html.md, /articles/new.md",
            "/tags/TÄGS/, /tags/tags",
            "/tags/tägs?before=x, /tags/tags?before=x",
            "/authors/Émile/feed.atom, /authors/emile/feed.atom",
    })
    void otherSpellingRedirectsToTheCanonicalAddress(String address, String to) {
        assertThat(describe(address)).isEqualTo(to);
    }

    @ParameterizedTest
    @CsvSource({
            "/Articles/OLD.html?x=1, /articles/new?x=1",
            "/articles/old.md/, /articles/new.md",
            "/pages/US/, /pages/about",
            "/2019/05/new, /articles/new",
            "/2019/05/NEW.html?x=1, /articles/new?x=1",
            "/标题/一, /articles/%E4%B8%93%E5%88%A9",
            "/%e6%a0%87题/一.html, /articles/%E4%B8%93%E5%88%A9",
            "/Wiki/ac%2fdc, /articles/%E4%B8%93%E5%88%A9",
    })
    void formerAddressRedirectsOnce(String address, String to) {
        assertThat(describe(address)).isEqualTo(to);
    }

    @ParameterizedTest
    @CsvSource({
            "/en/news-show.asp?id=5081, /articles/new",
            "/EN/news-show.ASP?id=5081, /articles/new",
            "/en/news-show.asp?utm=a&id=5081&x[]=%20, /articles/new?utm=a&x[]=%20",
            "/en/news-show.asp?i%64=50%381, /articles/new",
            "/en/news-show.asp?lang=en&id=5081, /articles/new?lang=en",
            "/en/news-show.asp?lang=zh&id=5081, /articles/other",
            "/en/news-show.asp?id=5082&lang=zh, /articles/other?lang=zh",
            "/en/news-show.asp?id=9999, /articles/new?id=9999",
            "/en/news-show.asp, /articles/new",
            "/en/news-show.asp?ID=5082, /articles/new?ID=5082",
            "/?p=17&utm=a, /articles/new?utm=a",
            "/index.html?p=17, /articles/new",
            "/index.php?fbclid=1&view=article&id=7&gclid=2&option=content, /articles/new?fbclid=1&gclid=2",
            "/show.asp?5081&print, /articles/new?print",
            "/old.asp?title=%e4%b8%93%E5%88%A9, /articles/%E4%B8%93%E5%88%A9",
            "/articles/other?v=1, /articles/other",
            "/articles/other?v=1&v=2&w, /articles/other?w",
    })
    void aliasConsumesItsOwnQueryParameters(String address, String to) {
        assertThat(describe(address)).isEqualTo(to);
    }

    @ParameterizedTest
    @CsvSource({
            "/Sections/China?before=old, /sections/china?before=new",
            "/archive/2026/?x=1&after=OLD&y, /archive/2026?x=1&after=new&y",
            "/tags/IP?before=withdrawn, /tags/ip?before=withdrawn",
    })
    void positionWithAFormerSlugNeedsNoSecondRedirect(String address, String to) {
        assertThat(describe(address)).isEqualTo(to);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "/Articles/Withdrawn/", "/articles/withdrawn.HTML", "/articles/withdrawn.html.md", "/Articles/withdrawn.md",
            "/2019/06/withdrawn",
            "/2019/06/Withdrawn.html", "/en/news-show.asp?x=1&id=6000"})
    void goneAddressIsNotRedirected(String address) {
        assertThat(resolve(address)).isInstanceOf(AddressResolution.Gone.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Articles/Unheard-Of", "/articles/unheard-of.html.md", "/articles/index.html.md", "/articles/a/b",
            "/wp-login.php", "/WP-Admin//", "/show.asp?5082",
            "/index.php?id=7&view=article"})
    void unknownAddressIsNotFound(String address) {
        assertThat(resolve(address)).isEqualTo(new AddressResolution.NotFound());
    }

    @Test
    void selfReferencingEntryDoesNotLoop() {
        AddressResolver circular = new AddressResolver(key -> new PermalinkState.Moved("/circle"), path -> java.util.List.of());

        assertThat(circular.resolve(CanonicalUrl.parse("/circle").orElseThrow(), true))
                .isEqualTo(new AddressResolution.Canonical());
    }

    private String describe(String address) {
        return switch (resolve(address)) {
            case AddressResolution.Redirect(CanonicalUrl there) -> there.encoded();
            case AddressResolution.RedirectIfFound(CanonicalUrl there) -> there.encoded();
            case AddressResolution other -> throw new AssertionError(address + ": " + other);
        };
    }

    private AddressResolution resolve(String raw) {
        CanonicalUrl address = CanonicalUrl.parse(raw).orElseThrow();
        return addressResolver.resolve(address, raw.split("\\?")[0].equals(address.encodedPath()));
    }
}
