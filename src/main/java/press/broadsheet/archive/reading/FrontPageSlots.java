package press.broadsheet.archive.reading;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import press.broadsheet.archive.edition.Editions;
import press.broadsheet.archive.ledger.Ledger;
import press.broadsheet.archive.sql.LiveRule;
import press.broadsheet.archive.sql.SqlConverters;
import press.broadsheet.manuscript.FrontPageLayout;
import press.broadsheet.publication.ArticleSummary;
import press.broadsheet.publication.Slug;

/**
 * The front page layout set by its editor. A slot refers to an article and follows its renames. It is filled while the article
 * is live and the slot's own time has not expired, both as of the edition.
 */
@Repository
public class FrontPageSlots {

    /** A filled slot: position 0 is the lead, the others follow from 1. The article has the slot's headline, if it sets one. */
    public record FilledSlot(int position, ArticleSummary article) {}

    /** Why a slot is unfilled. */
    public enum UnfilledReason {
        /** The slot's reference never matched an article. */
        UNKNOWN,
        /** The article is not live. */
        NOT_LIVE,
        /** The slot's time has expired. */
        EXPIRED,
        /** An earlier slot has the same article. */
        DUPLICATE;

        /**
         * Why a slot is unfilled as of that instant; empty if it is filled.
         *
         * @param article the article it refers to, if any
         * @param live whether that article is live
         * @param before the articles of earlier slots; a filled slot's article is added
         */
        public static <A> Optional<UnfilledReason> of(
                Optional<Instant> until, Optional<A> article, boolean live, Instant asOf, Set<A> before) {
            if (until.filter(end -> !end.isAfter(asOf)).isPresent()) {
                return Optional.of(EXPIRED);
            }
            if (article.isEmpty()) {
                return Optional.of(UNKNOWN);
            }
            if (!live) {
                return Optional.of(NOT_LIVE);
            }
            return before.add(article.get()) ? Optional.empty() : Optional.of(DUPLICATE);
        }
    }

    /** An unfilled slot; {@code path} is its article's file, or the last one. */
    public record UnfilledSlot(
            int position, String reference, int line, UnfilledReason reason, Optional<String> path, Optional<Instant> until) {}

    private record StoredSlot(
            int position,
            String reference,
            int line,
            Optional<String> headline,
            Optional<Instant> until,
            Optional<Long> articleId,
            Optional<String> path,
            boolean live) {

        Optional<UnfilledReason> unfilledReason(Instant asOf, Set<Long> before) {
            return UnfilledReason.of(until, articleId, live, asOf, before);
        }
    }

    private final JdbcClient jdbc;
    private final Editions editions;
    private final ArticleSummaries articleSummaries;

    FrontPageSlots(JdbcClient jdbc, Editions editions, ArticleSummaries articleSummaries) {
        this.jdbc = jdbc;
        this.editions = editions;
        this.articleSummaries = articleSummaries;
    }

    /** The filled slots of the current edition, in order. */
    public List<FilledSlot> filled() {
        Instant asOf = editions.asOfInstant();
        Set<Long> before = new HashSet<>();
        List<StoredSlot> filled =
                slots(asOf).stream().filter(storedSlot -> storedSlot.unfilledReason(asOf, before).isEmpty()).toList();
        List<ArticleSummary> articles =
                articleSummaries.of(filled.stream().flatMap(storedSlot -> storedSlot.articleId().stream()).toList());
        return IntStream.range(0, filled.size())
                .mapToObj(i -> new FilledSlot(filled.get(i).position(),
                        filled.get(i).headline().map(articles.get(i)::withHeadline).orElse(articles.get(i))))
                .toList();
    }

    /** The number of slots after the lead, filled or not. */
    public int countSlots() {
        return jdbc.sql("SELECT COALESCE(MAX(s.position), 0) FROM front_slot s").query(Integer.class).single();
    }

    /** The unfilled slots in an edition as of that instant, in order. */
    public List<UnfilledSlot> unfilled(Instant asOf) {
        Set<Long> before = new HashSet<>();
        return slots(asOf).stream()
                .flatMap(storedSlot -> storedSlot.unfilledReason(asOf, before).stream().map(unfilledReason -> new UnfilledSlot(
                        storedSlot.position(), storedSlot.reference(), storedSlot.line(), unfilledReason, storedSlot.path(),
                        storedSlot.until())))
                .toList();
    }

    /** Stores a new layout; {@link #resolveArticles} sets the articles. */
    public void replace(FrontPageLayout layout) {
        Map<String, Long> former = new HashMap<>();
        slots(editions.asOfInstant())
                .forEach(storedSlot -> storedSlot.articleId().ifPresent(article -> former.put(storedSlot.reference(), article)));
        jdbc.sql("DELETE FROM front_slot").update();
        layout.lead().ifPresent(slot -> insert(0, slot, former));
        for (int position = 1; position <= layout.slots().size(); position++) {
            insert(position, layout.slots().get(position - 1), former);
        }
    }

    /**
     * Sets the article of each slot without one: the one whose file is at the slot's path, else the one that has or had its
     * slug, else the one it referred to before.
     */
    public void resolveArticles() {
        jdbc.sql("""
                        UPDATE front_slot s SET article_id = COALESCE(
                            (SELECT a.id FROM article a WHERE a.path = s.named AND a.kind = 'ARTICLE' AND a.present = TRUE
                                ORDER BY a.id DESC LIMIT 1),
                            (SELECT p.article_id FROM permalink p WHERE p.address = s.address),
                            s.former)
                        WHERE s.article_id IS NULL
                        """)
                .update();
    }

    /** The slugs of all live articles, for suggestions. */
    public Set<String> liveSlugs(Instant asOf) {
        return jdbc.sql("SELECT a.slug FROM article a WHERE " + LiveRule.LISTED)
                .param("asOf", SqlConverters.toTimestamp(asOf))
                .query((row, number) -> row.getString("slug"))
                .stream()
                .collect(Collectors.toSet());
    }

    private void insert(int position, FrontPageLayout.Slot slot, Map<String, Long> former) {
        jdbc.sql("""
                        INSERT INTO front_slot (position, named, address, line, headline, until_at, former)
                        VALUES (:position, :named, :address, :line, :headline, :until, :former)
                        """)
                .param("position", position)
                .param("named", slot.article())
                .param("address", Ledger.address(Slug.of(slot.article())))
                .param("line", slot.line())
                .param("headline", slot.headline().orElse(null))
                .param("until", SqlConverters.toTimestamp(slot.until()))
                .param("former", former.get(slot.article()))
                .update();
    }

    private List<StoredSlot> slots(Instant asOf) {
        return jdbc.sql("SELECT s.position, s.named, s.line, s.headline, s.until_at, s.article_id, a.path,"
                + " COALESCE(" + LiveRule.LISTED + ", FALSE) AS live"
                + " FROM front_slot s LEFT JOIN article a ON a.id = s.article_id ORDER BY s.position")
                .param("asOf", SqlConverters.toTimestamp(asOf))
                .query((row, number) -> new StoredSlot(
                        row.getInt("position"),
                        row.getString("named"),
                        row.getInt("line"),
                        SqlConverters.text(row, "headline"),
                        SqlConverters.instant(row, "until_at"),
                        Optional.ofNullable(row.getObject("article_id", Long.class)),
                        SqlConverters.text(row, "path"),
                        row.getBoolean("live")))
                .list();
    }
}
