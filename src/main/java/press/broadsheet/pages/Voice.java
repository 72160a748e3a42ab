package press.broadsheet.pages;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import press.broadsheet.publication.Genre;
import press.broadsheet.publication.Headline;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.Publication;

/**
 * How the paper speaks in one language: it sets what the archive knows in that language's words and dates.
 *
 * @param logo address of the paper's picture
 */
record Voice(Publication publication, Words words, Almanac almanac, String logo) {

    static Voice of(Publication publication, MessageSource messages, Locale language, String logo) {
        Words words = new Words(messages, language);
        return new Voice(publication, words, new Almanac(words, publication.timeZone()), logo);
    }

    Locale language() {
        return words.language();
    }

    /** What stands in a browser's tab: the page, then the paper. */
    String title(String page) {
        return page + " — " + publication.name();
    }

    /** Where every way begins. */
    Crumb home() {
        return new Crumb(words.of("front.page"), "/");
    }

    /** How many stories a listing has. */
    String count(long stories) {
        return words.of("listing.count", stories);
    }

    String number(long number) {
        return NumberFormat.getIntegerInstance(words.spoken()).format(number);
    }

    /** A story with its standfirst or, if it has none, so many characters of its opening. */
    Teaser teaser(Headline story, int length) {
        return teaser(story, story.standfirst()
                .or(() -> Optional.of(Excerpt.of(story.opening(), length, Locale.forLanguageTag(story.language()))))
                .filter(text -> !text.isBlank()));
    }

    /** A story without any text. */
    Teaser pointer(Headline story) {
        return teaser(story, Optional.empty());
    }

    private Teaser teaser(Headline story, Optional<String> text) {
        Locale own = Locale.forLanguageTag(story.language());
        List<Name> byline = byline(story.authors());
        return new Teaser(
                story.address(),
                story.title(),
                Optional.of(own).filter(it -> !it.equals(language())).map(Foreign::of),
                story.section(),
                genre(story.genre()),
                text,
                story.picture(),
                byline,
                story.source().filter(source -> byline.isEmpty()),
                story.published().map(almanac::day));
    }

    /** What a piece is called that is not plain news. */
    Optional<String> genre(Genre genre) {
        return genre == Genre.NEWS
                ? Optional.empty()
                : Optional.of(words.of("genre." + genre.name().toLowerCase(Locale.ROOT)));
    }

    List<Name> byline(List<Label> authors) {
        List<Name> names = new ArrayList<>();
        for (Label author : authors) {
            boolean last = names.size() == authors.size() - 1;
            names.add(new Name(names.isEmpty() ? "" : words.of(last ? "byline.and" : "byline.comma"), author));
        }
        return names;
    }
}
