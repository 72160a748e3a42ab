package press.broadsheet.pages;

import java.util.Locale;
import java.util.Optional;
import press.broadsheet.publication.Page;

/**
 * What a page says of itself to machines.
 *
 * @param canonical its one absolute address; a page without one is none that search engines should keep
 * @param newer address of the page before it in a listing
 * @param older address of the page after it in a listing
 * @param facts what it tells search engines and social networks
 */
record Head(
        Locale language,
        String title,
        Optional<String> description,
        Optional<String> canonical,
        Optional<String> newer,
        Optional<String> older,
        Facts facts) {

    static Head of(Locale language, String title, Optional<String> description, String canonical) {
        return new Head(language, title, description, Optional.of(canonical), Optional.empty(), Optional.empty(), Facts.NONE);
    }

    /** The head of a page that says why there is no page. */
    static Head ofNothing(Locale language, String title) {
        return new Head(language, title, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Facts.NONE);
    }

    /** The head of one page of the listing at that address. */
    Head between(Page<?> page, String address) {
        return between(
                page.newer().map(slug -> address + "?after=" + slug.encoded()),
                page.older().map(slug -> address + "?before=" + slug.encoded()));
    }

    /** The head of a page between those two. */
    Head between(Optional<String> newerPage, Optional<String> olderPage) {
        return new Head(language, title, description, canonical, newerPage, olderPage, facts);
    }

    /** The head of one page of names, which go on as the alphabet does: what follows stands after. */
    Head among(Page<?> page, String address) {
        return new Head(
                language,
                title,
                description,
                canonical,
                page.newer().map(slug -> address + "?before=" + slug.encoded()),
                page.older().map(slug -> address + "?after=" + slug.encoded()),
                facts);
    }

    /** The same head with what the page tells machines of its content. */
    Head telling(Facts told) {
        return new Head(language, title, description, canonical, newer, older, told);
    }

    Head describedAs(String text) {
        return new Head(language, title, Optional.of(text), canonical, newer, older, facts);
    }

    /** Whether the listing goes on in either direction. */
    public boolean isTurnable() {
        return newer.isPresent() || older.isPresent();
    }

    public String languageTag() {
        return language.toLanguageTag();
    }

    public String direction() {
        return Direction.of(language);
    }
}
