package press.broadsheet.pages.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import press.broadsheet.publication.Article;
import press.broadsheet.publication.Publication;
import press.broadsheet.publication.Translation;

/**
 * An article in another language, for links between its language versions.
 *
 * @param displayName the language's name in that language
 */
public record LanguageVersion(String address, String headline, String displayName, ForeignLanguage language) {

    /** One {@code link rel="alternate"}; {@code x-default} is the version for readers whose language is not available. */
    public record Alternate(String language, String url) {}

    public static List<LanguageVersion> of(List<Translation> translations) {
        return translations.stream().map(it -> {
            Locale language = Locale.forLanguageTag(it.language());
            return new LanguageVersion(it.address(), it.headline(), displayName(language), ForeignLanguage.of(language));
        }).toList();
    }

    /** Google, "Localized versions of your pages": every version lists all of them and itself. */
    public static List<Alternate> alternates(Article article, List<Translation> translations, Publication publication) {
        if (translations.isEmpty()) {
            return List.of();
        }
        List<Alternate> all = new ArrayList<>();
        all.add(new Alternate(article.text().language(), publication.absoluteUrl(article.address())));
        translations.forEach(it -> all.add(new Alternate(it.language(), publication.absoluteUrl(it.address()))));
        String defaultLanguage = publication.language().toLanguageTag();
        Optional<Alternate> xDefault = all.stream().filter(it -> it.language().equals(defaultLanguage)).findFirst();
        xDefault.ifPresent(it -> all.add(new Alternate("x-default", it.url())));
        return all;
    }

    /** Capitalized, as at the start of a line: {@code Français}. */
    private static String displayName(Locale language) {
        String name = language.getDisplayName(language);
        int first = name.offsetByCodePoints(0, 1);
        return name.substring(0, first).toUpperCase(language) + name.substring(first);
    }
}
