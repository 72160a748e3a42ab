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
 * Formats texts, dates, numbers and teasers of the publication in one language.
 *
 * @param logo address of the publication's logo
 */
public record Localizer(Publication publication, Messages messages, LocalizedDates dates, String logo) {

    static Localizer of(Publication publication, MessageSource messages, Locale language, String logo) {
        Messages localized = new Messages(messages, language);
        return new Localizer(publication, localized, new LocalizedDates(localized, publication.timeZone()), logo);
    }

    public Locale language() {
        return messages.language();
    }

    /** The {@code title} element: the page's name, then the publication's. */
    public String pageTitle(String page) {
        return page + " — " + publication.name();
    }

    /** The link to the front page. */
    public NamedLink home() {
        return new NamedLink(messages.get("front.page"), "/");
    }

    /** The number of articles in a listing, as a text. */
    public String articleCount(long count) {
        return messages.get("listing.count", count);
    }

    public String formatNumber(long number) {
        return NumberFormat.getIntegerInstance(messages.messageLocale()).format(number);
    }

    /** A teaser with the standfirst or, without one, up to {@code length} characters of the opening. */
    public Teaser teaser(ArticleSummary article, int length) {
        return teaser(article, article.standfirst()
                .or(() -> Optional.of(Excerpt.of(article.opening(), length, Locale.forLanguageTag(article.language()))))
                .filter(text -> !text.isBlank()));
    }

    /** A teaser without text. */
    public Teaser headlineTeaser(ArticleSummary article) {
        return teaser(article, Optional.empty());
    }

    private Teaser teaser(ArticleSummary article, Optional<String> text) {
        Locale articleLanguage = Locale.forLanguageTag(article.language());
        List<BylineEntry> byline = byline(article.authors());
        return new Teaser(
                article.address(),
                article.headline(),
                Optional.of(articleLanguage).filter(it -> !it.equals(language())).map(ForeignLanguage::of),
                article.section(),
                genreName(article.genre()),
                text,
                article.image(),
                byline,
                article.source().filter(source -> byline.isEmpty()),
                article.published().map(dates::date));
    }

    /** The genre's name; empty for plain news. */
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
