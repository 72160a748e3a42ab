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
import press.broadsheet.archive.sql.SqlValues;
import press.broadsheet.manuscript.FrontPageLayout;
import press.broadsheet.publication.ArticleSummary;
import press.broadsheet.publication.Slug;

/**
 * The front page as its editor arranged it. A slot means an article, and follows it through every rename; it counts while
 * that is live and the slot's own time has not run out, both judged by the edition.
 */
@Repository
public class FrontPageSlots {

    /** A slot that counts: 0 is the lead, the others follow from 1. Its story bears the headline that the slot gives it. */
    public record FilledSlot(int position, ArticleSummary article) {}

    /** Why a slot does not count. */
    public enum UnfilledReason {
        /** No article was ever meant by what it names. */
        UNKNOWN,
        /** Readers cannot see the article. */
        NOT_LIVE,
        /** Its time has run out. */
        EXPIRED,
        /** A slot before it names the same article. */
        DUPLICATE;

        /**
         * Of a slot, as of that moment; empty where it counts.
         *
         * @param article what it means, if anything
         * @param live whether readers see that
         * @param before what the slots before it mean, to which its own is added
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

    /** A slot that does not count; {@code path} is where its article stands, or stood last. */
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

    /** The slots that count in the current edition, in their order. */
    public List<FilledSlot> filled() {
        Instant asOf = editions.asOfInstant();
        Set<Long> before = new HashSet<>();
        List<StoredSlot> filled =
                slots(asOf).stream().filter(storedSlot -> storedSlot.unfilledReason(asOf, before).isEmpty()).toList();
        List<ArticleSummary> stories =
                articleSummaries.of(filled.stream().flatMap(storedSlot -> storedSlot.articleId().stream()).toList());
        return IntStream.range(0, filled.size())
                .mapToObj(i -> new FilledSlot(filled.get(i).position(),
                        filled.get(i).headline().map(stories.get(i)::withHeadline).orElse(stories.get(i))))
                .toList();
    }

    /** How many slots follow the lead, whether they count or not. */
    public int countSlots() {
        return jdbc.sql("SELECT COALESCE(MAX(s.position), 0) FROM front_slot s").query(Integer.class).single();
    }

    /** The slots that do not count in an edition as of that moment, in their order. */
    public List<UnfilledSlot> unfilled(Instant asOf) {
        Set<Long> before = new HashSet<>();
        return slots(asOf).stream()
                .flatMap(storedSlot -> storedSlot.unfilledReason(asOf, before).stream().map(unfilledReason -> new UnfilledSlot(
                        storedSlot.position(), storedSlot.reference(), storedSlot.line(), unfilledReason, storedSlot.path(),
                        storedSlot.until())))
                .toList();
    }

    /** Takes in a new arrangement; whom it means is settled by {@link #resolveArticles}. */
    public void replace(FrontPageLayout layout) {
        Map<String, Long> meant = new HashMap<>();
        slots(editions.asOfInstant())
                .forEach(storedSlot -> storedSlot.articleId().ifPresent(article -> meant.put(storedSlot.reference(), article)));
        jdbc.sql("DELETE FROM front_slot").update();
        layout.lead().ifPresent(slot -> insert(0, slot, meant));
        for (int position = 1; position <= layout.slots().size(); position++) {
            insert(position, layout.slots().get(position - 1), meant);
        }
    }

    /**
     * Gives every slot that means nobody yet the article whose file stands at its path, else the one that has or had its
     * slug, else the one that was meant before.
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

    /** The words by which live articles can be named here: all slugs. */
    public Set<String> liveSlugs(Instant asOf) {
        return jdbc.sql("SELECT a.slug FROM article a WHERE " + LiveRule.LISTED)
                .param("asOf", SqlValues.toTimestamp(asOf))
                .query((row, number) -> row.getString("slug"))
                .stream()
                .collect(Collectors.toSet());
    }

    private void insert(int position, FrontPageLayout.Slot slot, Map<String, Long> meant) {
        jdbc.sql("""
                        INSERT INTO front_slot (position, named, address, line, headline, until_at, former)
                        VALUES (:position, :named, :address, :line, :headline, :until, :former)
                        """)
                .param("position", position)
                .param("named", slot.article())
                .param("address", Ledger.address(Slug.of(slot.article())))
                .param("line", slot.line())
                .param("headline", slot.headline().orElse(null))
                .param("until", SqlValues.toTimestamp(slot.until()))
                .param("former", meant.get(slot.article()))
                .update();
    }

    private List<StoredSlot> slots(Instant asOf) {
        return jdbc.sql("SELECT s.position, s.named, s.line, s.headline, s.until_at, s.article_id, a.path,"
                + " COALESCE(" + LiveRule.LISTED + ", FALSE) AS live"
                + " FROM front_slot s LEFT JOIN article a ON a.id = s.article_id ORDER BY s.position")
                .param("asOf", SqlValues.toTimestamp(asOf))
                .query((row, number) -> new StoredSlot(
                        row.getInt("position"),
                        row.getString("named"),
                        row.getInt("line"),
                        SqlValues.text(row, "headline"),
                        SqlValues.instant(row, "until_at"),
                        Optional.ofNullable(row.getObject("article_id", Long.class)),
                        SqlValues.text(row, "path"),
                        row.getBoolean("live")))
                .list();
    }
}
