package press.broadsheet.pages.view;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import press.broadsheet.publication.ArticleSummary;
import press.broadsheet.publication.Genre;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.Publication;

/**
 * How the paper speaks in one language: it sets what the archive knows in that language's words and dates.
 *
 * @param logo address of the paper's picture
 */
public record Localizer(Publication publication, Messages messages, LocalizedDates dates, String logo) {

    static Localizer of(Publication publication, MessageSource messages, Locale language, String logo) {
        Messages words = new Messages(messages, language);
        return new Localizer(publication, words, new LocalizedDates(words, publication.timeZone()), logo);
    }

    public Locale language() {
        return messages.language();
    }

    /** What stands in a browser's tab: the page, then the paper. */
    public String pageTitle(String page) {
        return page + " — " + publication.name();
    }

    /** Where every way begins. */
    public NamedLink home() {
        return new NamedLink(messages.get("front.page"), "/");
    }

    /** How many stories a listing has. */
    public String articleCount(long stories) {
        return messages.get("listing.count", stories);
    }

    public String formatNumber(long number) {
        return NumberFormat.getIntegerInstance(messages.messageLocale()).format(number);
    }

    /** A story with its standfirst or, if it has none, so many characters of its opening. */
    public Teaser teaser(ArticleSummary story, int length) {
        return teaser(story, story.standfirst()
                .or(() -> Optional.of(Excerpt.of(story.opening(), length, Locale.forLanguageTag(story.language()))))
                .filter(text -> !text.isBlank()));
    }

    /** A story without any text. */
    public Teaser headlineTeaser(ArticleSummary story) {
        return teaser(story, Optional.empty());
    }

    private Teaser teaser(ArticleSummary story, Optional<String> text) {
        Locale own = Locale.forLanguageTag(story.language());
        List<BylineEntry> byline = byline(story.authors());
        return new Teaser(
                story.address(),
                story.headline(),
                Optional.of(own).filter(it -> !it.equals(language())).map(ForeignLanguage::of),
                story.section(),
                genreName(story.genre()),
                text,
                story.image(),
                byline,
                story.source().filter(source -> byline.isEmpty()),
                story.published().map(dates::date));
    }

    /** What a piece is called that is not plain news. */
    public Optional<String> genreName(Genre genre) {
        return genre == Genre.NEWS
                ? Optional.empty()
                : Optional.of(messages.get("genre." + genre.name().toLowerCase(Locale.ROOT)));
    }

    public List<BylineEntry> byline(List<Label> authors) {
        List<BylineEntry> names = new ArrayList<>();
        for (Label author : authors) {
            boolean last = names.size() == authors.size() - 1;
            names.add(new BylineEntry(names.isEmpty() ? "" : messages.get(last ? "byline.and" : "byline.comma"), author));
        }
        return names;
    }
}
