package press.broadsheet.archive;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import press.broadsheet.publication.Article;
import press.broadsheet.publication.Days;
import press.broadsheet.publication.Headline;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.Page;
import press.broadsheet.publication.Publication;
import press.broadsheet.publication.Slug;
import press.broadsheet.publication.Turn;

/** The stories that are live in the current edition, as listings show them. */
@Repository
public class Articles {

    /**
     * The one rule of what is live, for whatever row {@code a} carries the two moments. No view stands for it: H2 does not
     * push ORDER BY and LIMIT into a view.
     */
    static final String LIVE = "(a.publish_at <= :asOf AND (a.expire_at IS NULL OR a.expire_at > :asOf))";

    /** The same of what listings, feeds and search show, for an article {@code a}: news, and no standing page. */
    static final String LISTED = "(a.kind = 'ARTICLE' AND " + LIVE + ")";

    private final JdbcClient jdbc;
    private final Editions editions;
    private final Headlines headlines;
    private final Publication publication;

    Articles(JdbcClient jdbc, Editions editions, Headlines headlines, Publication publication) {
        this.jdbc = jdbc;
        this.editions = editions;
        this.headlines = headlines;
        this.publication = publication;
    }

    /** One page of all stories, newest first: by moment, and by identity among those of one moment. */
    public Listing newest(Turn turn, int size) {
        return list(Stretch.ALL, turn, size);
    }

    /** One page of the stories that bear a label, in the same order. */
    public Listing under(Label.Kind kind, Slug label, Turn turn, int size) {
        return list(bearing(kind, label), turn, size);
    }

    /** The stories before and after that one under a label. */
    public Neighbours beside(Article story, Label label) {
        Stretch stretch = bearing(label.kind(), label.slug());
        return place(story.slug()).map(place -> new Neighbours(
                first(stretch.older(jdbc, editions.asOf(), place, 1)),
                first(stretch.newer(jdbc, editions.asOf(), place, 1))))
                .orElse(Neighbours.NONE);
    }

    /** The stories next to one in a listing. */
    public record Neighbours(Optional<Headline> older, Optional<Headline> newer) {

        public static final Neighbours NONE = new Neighbours(Optional.empty(), Optional.empty());
    }

    /** One page of the stories whose editors dated them so, by the publication's calendar. */
    public Listing dated(Days days, Turn turn, int size) {
        Stretch.Span span = new Stretch.Span(midnight(days.first()), midnight(days.last().plusDays(1)));
        return list(new Stretch("article", "id", Map.of("undated", false), Optional.of(span)), turn, size);
    }

    /** One page of the stories that nobody dated, the one that came last first. */
    public Listing undated(Turn turn, int size) {
        return list(new Stretch("article", "id", Map.of("undated", true), Optional.empty()), turn, size);
    }

    /** Whether no story is live. */
    public boolean none() {
        return Stretch.ALL.older(jdbc, editions.asOf(), Place.TOP, 1).isEmpty();
    }

    private static Stretch bearing(Label.Kind kind, Slug label) {
        Map<String, Object> fixed = new TreeMap<>(Map.of("kind", kind.name(), "slug", label.value()));
        return new Stretch("article_label", "article_id", fixed, Optional.empty());
    }

    private Optional<Headline> first(List<Place> places) {
        return places.stream().findFirst().flatMap(place -> headlines.of(place.id()));
    }

    private Instant midnight(LocalDate day) {
        return day.atStartOfDay(publication.timeZone()).toInstant();
    }

    private Listing list(Stretch stretch, Turn turn, int size) {
        return switch (turn) {
            case Turn.Newest() -> new Listing.Found(downwards(stretch, Place.TOP, size));
            case Turn.Before(Slug slug) -> at(slug, stretch, size, true);
            case Turn.After(Slug slug) -> at(slug, stretch, size, false);
        };
    }

    private Listing at(Slug slug, Stretch stretch, int size, boolean older) {
        Optional<Place> found = place(slug);
        if (found.isEmpty()) {
            return new Listing.Unknown();
        }
        Place place = found.get();
        if (!place.slug().equals(slug)) {
            return new Listing.Moved(place.slug());
        }
        return new Listing.Found(older ? downwards(stretch, place, size) : upwards(stretch, place, size));
    }

    /** Where the story with that slug stands in the order, or stood when it was live. */
    private Optional<Place> place(Slug slug) {
        return jdbc.sql("""
                        SELECT a.id, a.slug, a.publish_at, a.identity
                        FROM permalink p JOIN article a ON a.id = p.article_id
                        WHERE p.address = :address AND p.given = TRUE
                        """)
                .param("address", Ledger.address(slug))
                .query((row, number) -> Place.of(row))
                .optional();
    }

    private Page<Headline> downwards(Stretch stretch, Place place, int size) {
        List<Place> places = stretch.older(jdbc, editions.asOf(), place, size + 1);
        return page(stretch, places.subList(0, Math.min(size, places.size())), !place.equals(Place.TOP), places.size() > size);
    }

    private Page<Headline> upwards(Stretch stretch, Place place, int size) {
        List<Place> places = stretch.newer(jdbc, editions.asOf(), place, size + 1);
        return page(stretch, places.subList(0, Math.min(size, places.size())).reversed(), places.size() > size, true);
    }

    /** A page of those places; what may lie on either side of it is looked up, since a position need not be live. */
    private Page<Headline> page(Stretch stretch, List<Place> places, boolean maybeNewer, boolean maybeOlder) {
        if (places.isEmpty()) {
            return new Page<>(List.of(), Optional.empty(), Optional.empty());
        }
        Place first = places.getFirst();
        Place last = places.getLast();
        boolean newer = maybeNewer && !stretch.newer(jdbc, editions.asOf(), first, 1).isEmpty();
        boolean older = maybeOlder && !stretch.older(jdbc, editions.asOf(), last, 1).isEmpty();
        return new Page<>(
                headlines.of(places.stream().map(Place::id).toList()),
                Optional.of(first.slug()).filter(slug -> newer),
                Optional.of(last.slug()).filter(slug -> older));
    }
}
