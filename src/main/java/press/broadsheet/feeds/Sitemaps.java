package press.broadsheet.feeds;

import java.time.DateTimeException;
import java.time.Period;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import press.broadsheet.archive.reading.ArticleCalendar;
import press.broadsheet.archive.reading.Labels;
import press.broadsheet.archive.reading.SitemapQueries;
import press.broadsheet.archive.reading.SitemapQueries.SitemapArticle;
import press.broadsheet.archive.reading.StandingPages;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.Publication;

/**
 * Distributes the addresses over sitemaps (sitemaps.org, "Sitemaps XML format"): one per month, one for undated articles and one
 * for each kind of listing, each split into parts if it is too long.
 */
@Component
class Sitemaps {

    /**
     * The limits are 50,000 URLs and 50 MB. This many URLs with the maximum number of images stay below both, even if every page
     * URL has 2,000 and every image URL 1,000 characters.
     */
    static final int MAX_URLS = 4_000;
    private static final int MAX_IMAGES = 10;

    /** Google News: at most 1,000 articles of the last two days. */
    private static final int MAX_NEWS = 1_000;
    private static final Period NEWS_AGE = Period.ofDays(2);

    /** The first part has no number, so that each file has one name. */
    private static final Pattern NAME =
            Pattern.compile("(\\d{4}-\\d\\d|undated|listings|sections|tags|authors)(?:-([2-9]|[1-9]\\d{1,3}))?");

    private final SitemapQueries sitemapQueries;
    private final ArticleCalendar articleCalendar;
    private final Labels labels;
    private final StandingPages standingPages;
    private final Publication publication;

    Sitemaps(SitemapQueries sitemapQueries, ArticleCalendar articleCalendar, Labels labels, StandingPages standingPages,
            Publication publication) {
        this.sitemapQueries = sitemapQueries;
        this.articleCalendar = articleCalendar;
        this.labels = labels;
        this.standingPages = standingPages;
        this.publication = publication;
    }

    /**
     * @param lastmod the last significant change
     * @param images absolute URLs of the images on the page
     */
    record Url(String loc, Optional<String> lastmod, List<String> images) {}

    /**
     * @param title the headline
     */
    record News(String loc, String publicationName, String language, String date, String title) {}

    /** The absolute URLs of all sitemaps, the newest month first. */
    List<String> sitemapUrls() {
        SitemapQueries.ExcludedCounts excludedCounts = sitemapQueries.countExcluded();
        Stream<String> months = articleCalendar.months().reversed().entrySet().stream()
                .flatMap(month -> partNames(month.getKey().toString(), month.getValue() - excludedCounts.in(month.getKey())));
        return Stream
                .of(Stream.of("listings"), labels(), months,
                        partNames("undated", articleCalendar.countUndated() - excludedCounts.undated()))
                .flatMap(names -> names)
                .map(name -> publication.absoluteUrl("/sitemaps/" + name + ".xml"))
                .toList();
    }

    /** The entries of the sitemap with that name; empty if there is none. */
    List<Url> find(String name) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            return List.of();
        }
        int skipped = (Optional.ofNullable(matcher.group(2)).map(Integer::parseInt).orElse(1) - 1) * MAX_URLS;
        return switch (matcher.group(1)) {
            case "listings" -> listings().skip(skipped).map(this::listing).toList();
            case "sections" -> labels(Label.Kind.SECTION, skipped);
            case "tags" -> labels(Label.Kind.TAG, skipped);
            case "authors" -> labels(Label.Kind.AUTHOR, skipped);
            case "undated" -> urls(sitemapQueries.undated(skipped, MAX_URLS));
            case String month -> month(month).map(it -> urls(sitemapQueries.in(it, skipped, MAX_URLS))).orElse(List.of());
        };
    }

    /** The articles of the last two days; undated articles are never included. */
    List<News> news() {
        return sitemapQueries.recent(NEWS_AGE, MAX_NEWS).stream().map(this::news).toList();
    }

    /** The absolute URLs of the sitemaps for robots.txt. */
    List<String> entryPoints() {
        return Stream.of("/sitemap.xml", "/sitemap-news.xml").map(publication::absoluteUrl).toList();
    }

    static Stream<String> partNames(String name, long size) {
        return LongStream.rangeClosed(1, (size + MAX_URLS - 1) / MAX_URLS).mapToObj(part -> part == 1 ? name : name + "-" + part);
    }

    private static Optional<YearMonth> month(String text) {
        try {
            return Optional.of(YearMonth.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The addresses of the front page, the indexes and the standing pages. */
    private Stream<String> listings() {
        Stream<String> indexes = Stream.of(Label.Kind.values())
                .filter(kind -> !labels.mostUsed(kind, 1).isEmpty())
                .map(kind -> "/" + kind.pathSegment());
        Stream<String> archive = Stream.of("/archive").filter(_ -> articleCalendar.countAll() > 0);
        Stream<String> standing = standingPages.all().stream().filter(page -> page.inSitemap()).map(page -> page.address());
        return Stream.of(Stream.of("/"), archive, indexes, standing).flatMap(addresses -> addresses);
    }

    private Stream<String> labels() {
        return Stream.of(Label.Kind.values()).flatMap(kind -> partNames(kind.pathSegment(), labels.count(kind)));
    }

    private List<Url> labels(Label.Kind kind, int skipped) {
        return labels.list(kind, skipped, MAX_URLS).stream().map(labelCount -> listing(labelCount.label().address())).toList();
    }

    private Url listing(String address) {
        return new Url(publication.absoluteUrl(address), Optional.empty(), List.of());
    }

    private List<Url> urls(List<SitemapArticle> articles) {
        return articles.stream()
                .map(it -> new Url(
                        publication.absoluteUrl(it.slug().articleAddress()),
                        SignificantChange.last(it.published(), it.updated())
                                .map(date -> FeedDates.w3c(date, publication.timeZone())),
                        it.images().stream().limit(MAX_IMAGES).map(publication::absoluteUrl).toList()))
                .toList();
    }

    private News news(SitemapArticle article) {
        return new News(
                publication.absoluteUrl(article.slug().articleAddress()),
                publication.name(),
                language(Locale.forLanguageTag(article.language())),
                FeedDates.w3c(article.published().orElseThrow(), publication.timeZone()),
                article.headline());
    }

    /**
     * Google News: a two- or three-letter ISO 639 code, but {@code zh-cn} and {@code zh-tw} for simplified and traditional
     * Chinese.
     */
    private static String language(Locale language) {
        if (!language.getLanguage().equals("zh")) {
            return language.toLanguageTag().split("-", 2)[0];
        }
        boolean traditional = language.getScript().equals("Hant")
                || language.getScript().isEmpty() && List.of("TW", "HK", "MO").contains(language.getCountry());
        return traditional ? "zh-tw" : "zh-cn";
    }
}
