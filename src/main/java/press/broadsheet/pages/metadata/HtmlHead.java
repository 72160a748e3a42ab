package press.broadsheet.pages.metadata;

import java.util.Locale;
import java.util.Optional;
import press.broadsheet.pages.view.TextDirection;
import press.broadsheet.publication.Slice;

/**
 * The head of a page.
 *
 * @param canonical the page's absolute URL; a page without one is not for search engines
 * @param previous address of the page before it in a listing
 * @param next address of the page after it in a listing
 * @param metadata for search engines and social networks
 */
public record HtmlHead(
        Locale language,
        String title,
        Optional<String> description,
        Optional<String> canonical,
        Optional<String> previous,
        Optional<String> next,
        PageMetadata metadata) {

    public static HtmlHead of(Locale language, String title, Optional<String> description, String canonical) {
        return new HtmlHead(language, title, description, Optional.of(canonical), Optional.empty(), Optional.empty(),
                PageMetadata.NONE);
    }

    /** The head of an error page. */
    public static HtmlHead ofErrorPage(Locale language, String title) {
        return new HtmlHead(language, title, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                PageMetadata.NONE);
    }

    /** Links to the adjacent pages of the listing at that address. */
    public HtmlHead withAdjacentPages(Slice<?> slice, String address) {
        return withAdjacentPages(
                slice.newer().map(slug -> address + "?after=" + slug.encoded()),
                slice.older().map(slug -> address + "?before=" + slug.encoded()));
    }

    /** Links to these adjacent pages. */
    public HtmlHead withAdjacentPages(Optional<String> newerPage, Optional<String> olderPage) {
        return new HtmlHead(language, title, description, canonical, newerPage, olderPage, metadata);
    }

    /** Links to the adjacent pages of an alphabetical index: later names come after. */
    public HtmlHead withAdjacentIndexPages(Slice<?> slice, String address) {
        return new HtmlHead(
                language,
                title,
                description,
                canonical,
                slice.newer().map(slug -> address + "?before=" + slug.encoded()),
                slice.older().map(slug -> address + "?after=" + slug.encoded()),
                metadata);
    }

    /** Replaces the metadata. */
    public HtmlHead withMetadata(PageMetadata other) {
        return new HtmlHead(language, title, description, canonical, previous, next, other);
    }

    public HtmlHead withDescription(String text) {
        return new HtmlHead(language, title, Optional.of(text), canonical, previous, next, metadata);
    }

    /** Whether the listing has another page in either direction. */
    public boolean hasAdjacentPages() {
        return previous.isPresent() || next.isPresent();
    }

    public String languageTag() {
        return language.toLanguageTag();
    }

    public String direction() {
        return TextDirection.of(language);
    }
}
