package press.broadsheet.feeds;

import java.time.DateTimeException;
import java.time.Period;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import press.broadsheet.archive.Catalogue;
import press.broadsheet.archive.Catalogue.Listed;
import press.broadsheet.archive.Labels;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.Publication;

/**
 * Which addresses stand in which sitemap (sitemaps.org, "Sitemaps XML format"): one file a month, one for what has no date
 * and one for listings, each cut into parts where it would grow too long.
 */
@Component
class Sitemaps {

    /** At most 50,000 addresses and 50 MB are allowed; so many stay below both though each were 2,048 characters long. */
    static final int MOST = 20_000;

    /** Google News: at most 1,000 articles of the last two days. */
    private static final int MOST_NEWS = 1_000;
    private static final Period NEWS = Period.ofDays(2);

    /** The first part has no number, so that each file has one name. */
    private static final Pattern NAME = Pattern.compile("(\\d{4}-\\d\\d|undated|listings)(?:-([2-9]|[1-9]\\d{1,3}))?");

    private final Catalogue catalogue;
    private final Labels labels;
    private final Publication publication;

    Sitemaps(Catalogue catalogue, Labels labels, Publication publication) {
        this.catalogue = catalogue;
        this.labels = labels;
        this.publication = publication;
    }

    /** @param lastmod the last significant change */
    record Url(String loc, Optional<String> lastmod) {}

    /** @param title the headline alone */
    record News(String loc, String name, String language, String date, String title) {}

    /** The absolute addresses of all sitemaps, the newest month first. */
    List<String> addresses() {
        Catalogue.Extent extent = catalogue.extent();
        Stream<String> months = extent.months().descendingMap().entrySet().stream()
                .flatMap(month -> parts(month.getKey().toString(), month.getValue()));
        return Stream.of(parts("listings", listings().count()), months, parts("undated", extent.undated()))
                .flatMap(names -> names)
                .map(name -> publication.absolute("/sitemaps/" + name + ".xml"))
                .toList();
    }

    /** What stands in the sitemap of that name; nothing where there is none. */
    List<Url> named(String name) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            return List.of();
        }
        int skipped = (Optional.ofNullable(matcher.group(2)).map(Integer::parseInt).orElse(1) - 1) * MOST;
        return switch (matcher.group(1)) {
            case "listings" -> listings().skip(skipped).limit(MOST).map(this::listing).toList();
            case "undated" -> urls(catalogue.undated(skipped, MOST));
            case String month -> month(month).map(it -> urls(catalogue.in(it, skipped, MOST))).orElse(List.of());
        };
    }

    /** The stories of the last two days; one without a date cannot be among them. */
    List<News> news() {
        return catalogue.recent(NEWS, MOST_NEWS).stream().map(this::news).toList();
    }

    /** The absolute addresses that lead to everything else. */
    List<String> entrances() {
        return Stream.of("/sitemap.xml", "/sitemap-news.xml").map(publication::absolute).toList();
    }

    static Stream<String> parts(String name, long size) {
        return LongStream.rangeClosed(1, (size + MOST - 1) / MOST).mapToObj(part -> part == 1 ? name : name + "-" + part);
    }

    private static Optional<YearMonth> month(String text) {
        try {
            return Optional.of(YearMonth.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The front page and the first page of every listing, as addresses. */
    private Stream<String> listings() {
        List<String> addresses = new ArrayList<>(List.of("/", "/archive"));
        for (Label.Kind kind : Label.Kind.values()) {
            List<Labels.Borne> borne = labels.all(kind);
            if (!borne.isEmpty()) {
                addresses.add("/" + kind.folder());
            }
            borne.forEach(it -> addresses.add(it.label().address()));
        }
        return addresses.stream();
    }

    private Url listing(String address) {
        return new Url(publication.absolute(address), Optional.empty());
    }

    private List<Url> urls(List<Listed> stories) {
        return stories.stream()
                .map(it -> new Url(
                        publication.absolute(it.slug().articleAddress()),
                        Changes.last(it.published(), it.updated()).map(at -> Dates.w3c(at, publication.timeZone()))))
                .toList();
    }

    private News news(Listed story) {
        return new News(
                publication.absolute(story.slug().articleAddress()),
                publication.name(),
                language(Locale.forLanguageTag(story.language())),
                Dates.w3c(story.published().orElseThrow(), publication.timeZone()),
                story.headline());
    }

    /** Google News: two or three letters of ISO 639, but {@code zh-cn} and {@code zh-tw} for the two ways to write Chinese. */
    private static String language(Locale language) {
        if (!language.getLanguage().equals("zh")) {
            return language.toLanguageTag().split("-", 2)[0];
        }
        boolean traditional = language.getScript().equals("Hant")
                || language.getScript().isEmpty() && List.of("TW", "HK", "MO").contains(language.getCountry());
        return traditional ? "zh-tw" : "zh-cn";
    }
}
