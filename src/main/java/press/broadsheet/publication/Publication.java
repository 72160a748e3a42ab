package press.broadsheet.publication;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The publication, with its settings under {@code broadsheet.publication}.
 *
 * @param name for masthead, titles, feeds
 * @param description what the publication is about, for the front page and feeds
 * @param baseUrl public URL; the only source of absolute URLs, never the request's Host header
 * @param language BCP 47; an article's own language wins
 * @param timeZone IANA; for dates without a zone, for "today" and for the archive's days
 * @param pageSize articles on a listing page
 * @param sections the masthead's sections in their order; if empty, the sections with the most articles
 * @param ageNotice articles older than this show an age notice; zero means never
 */
@ConfigurationProperties("broadsheet.publication")
public record Publication(
        @DefaultValue("Broadsheet") String name,
        @DefaultValue("News from a folder of Markdown") String description,
        @DefaultValue("http://localhost:8080") URI baseUrl,
        @DefaultValue("en") Locale language,
        @DefaultValue("UTC") ZoneId timeZone,
        @DefaultValue("20") int pageSize,
        @DefaultValue List<String> sections,
        @DefaultValue("3y") Period ageNotice) {

    public Publication {
        require(!name.isBlank(), "broadsheet.publication.name must be the name of the publication, but is empty");
        require(baseUrl.isAbsolute() && List.of("http", "https").contains(baseUrl.getScheme()) && baseUrl.getHost() != null
                && baseUrl.getUserInfo() == null,
                "broadsheet.publication.base-url must be an absolute URL such as https://news.example.org, but is \""
                        + baseUrl
                        + "\"");
        require(List.of("", "/").contains(baseUrl.getPath()) && baseUrl.getQuery() == null && baseUrl.getFragment() == null,
                "broadsheet.publication.base-url must not have a path or query; write " + baseUrl.getScheme()
                        + "://"
                        + baseUrl.getAuthority() + ", not \"" + baseUrl + "\"");
        require(language.getLanguage().length() == 3 || Arrays.asList(Locale.getISOLanguages()).contains(language.getLanguage()),
                "broadsheet.publication.language must be a language tag such as en, de-CH or zh-Hans (BCP 47), but is \""
                        + language.toLanguageTag() + "\"");
        require(!ageNotice.isNegative(),
                "broadsheet.publication.age-notice must be a period such as 3y, or 0 for never, but is " + ageNotice);
        require(pageSize >= 1 && pageSize <= 500,
                "broadsheet.publication.page-size must be between 1 and 500, but is " + pageSize);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    /** The absolute URL of an address of this site, which starts with a slash. */
    public String absoluteUrl(String address) {
        String base = baseUrl.toString();
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + address;
    }

    /** The publication's calendar day at that instant. */
    public LocalDate localDate(Instant instant) {
        return instant.atZone(timeZone).toLocalDate();
    }
}
