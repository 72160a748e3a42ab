package press.broadsheet.pages.metadata;

import java.util.Locale;
import java.util.Optional;
import press.broadsheet.pages.view.TextDirection;
import press.broadsheet.publication.Slice;

/**
 * What a page says of itself to machines.
 *
 * @param canonical its one absolute address; a page without one is none that search engines should keep
 * @param newer address of the page before it in a listing
 * @param older address of the page after it in a listing
 * @param facts what it tells search engines and social networks
 */
public record HtmlHead(
        Locale language,
        String title,
        Optional<String> description,
        Optional<String> canonical,
        Optional<String> newer,
        Optional<String> older,
        PageMetadata facts) {

    public static HtmlHead of(Locale language, String title, Optional<String> description, String canonical) {
        return new HtmlHead(language, title, description, Optional.of(canonical), Optional.empty(), Optional.empty(), PageMetadata.NONE);
    }

    /** The head of a page that says why there is no page. */
    public static HtmlHead ofNothing(Locale language, String title) {
        return new HtmlHead(language, title, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), PageMetadata.NONE);
    }

    /** The head of one page of the listing at that address. */
    public HtmlHead between(Slice<?> slice, String address) {
        return between(
                slice.newer().map(slug -> address + "?after=" + slug.encoded()),
                slice.older().map(slug -> address + "?before=" + slug.encoded()));
    }

    /** The head of a page between those two. */
    public HtmlHead between(Optional<String> newerPage, Optional<String> olderPage) {
        return new HtmlHead(language, title, description, canonical, newerPage, olderPage, facts);
    }

    /** The head of one page of names, which go on as the alphabet does: what follows stands after. */
    public HtmlHead among(Slice<?> slice, String address) {
        return new HtmlHead(
                language,
                title,
                description,
                canonical,
                slice.newer().map(slug -> address + "?before=" + slug.encoded()),
                slice.older().map(slug -> address + "?after=" + slug.encoded()),
                facts);
    }

    /** The same head with what the page tells machines of its content. */
    public HtmlHead telling(PageMetadata told) {
        return new HtmlHead(language, title, description, canonical, newer, older, told);
    }

    public HtmlHead describedAs(String text) {
        return new HtmlHead(language, title, Optional.of(text), canonical, newer, older, facts);
    }

    /** Whether the listing goes on in either direction. */
    public boolean isTurnable() {
        return newer.isPresent() || older.isPresent();
    }

    public String languageTag() {
        return language.toLanguageTag();
    }

    public String direction() {
        return TextDirection.of(language);
    }
}
