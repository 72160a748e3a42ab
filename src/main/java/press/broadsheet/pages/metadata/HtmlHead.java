package press.broadsheet.pages.metadata;

import java.util.Locale;
import java.util.Optional;
import press.broadsheet.pages.view.TextDirection;
import press.broadsheet.publication.Slice;

/**
 * What a page says of itself to machines.
 *
 * @param canonical its one absolute address; a page without one is none that search engines should keep
 * @param previous address of the page before it in a listing
 * @param next address of the page after it in a listing
 * @param metadata what it tells search engines and social networks
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

    /** The head of a page that says why there is no page. */
    public static HtmlHead ofErrorPage(Locale language, String title) {
        return new HtmlHead(language, title, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                PageMetadata.NONE);
    }

    /** The head of one page of the listing at that address. */
    public HtmlHead withAdjacentPages(Slice<?> slice, String address) {
        return withAdjacentPages(
                slice.newer().map(slug -> address + "?after=" + slug.encoded()),
                slice.older().map(slug -> address + "?before=" + slug.encoded()));
    }

    /** The head of a page between those two. */
    public HtmlHead withAdjacentPages(Optional<String> newerPage, Optional<String> olderPage) {
        return new HtmlHead(language, title, description, canonical, newerPage, olderPage, metadata);
    }

    /** The head of one page of names, which go on as the alphabet does: what follows stands after. */
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

    /** The same head with what the page tells machines of its content. */
    public HtmlHead withMetadata(PageMetadata told) {
        return new HtmlHead(language, title, description, canonical, previous, next, told);
    }

    public HtmlHead withDescription(String text) {
        return new HtmlHead(language, title, Optional.of(text), canonical, previous, next, metadata);
    }

    /** Whether the listing goes on in either direction. */
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
