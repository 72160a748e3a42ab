package press.broadsheet.archive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import press.broadsheet.publication.Body;
import press.broadsheet.publication.Medium;
import press.broadsheet.publication.Slug;
import press.broadsheet.publication.StandingPage;

/** The standing pages that are live in the current edition. */
@Repository
public class StandingPages {

    /** A page as others lead to it. */
    public record Linked(Slug slug, String headline, String language) {

        public String address() {
            return slug.pageAddress();
        }
    }

    private final JdbcClient jdbc;
    private final Editions editions;
    private final Links links;
    private final Namings namings;
    private final PerEdition<List<Linked>> all;

    StandingPages(JdbcClient jdbc, Editions editions, Links links, Namings namings) {
        this.jdbc = jdbc;
        this.editions = editions;
        this.links = links;
        this.namings = namings;
        this.all = new PerEdition<>(editions, this::all);
    }

    /** All of them, the light ones first, and those of one weight by name. */
    public List<Linked> all() {
        return all.get();
    }

    /** What an address stands for: a page, where that page is now, that it is gone, or nothing. */
    Address at(String key) {
        record Holder(long id, Slug slug, boolean given, boolean live) {}

        Optional<Holder> holder = jdbc.sql("SELECT a.id, a.slug, p.given, COALESCE(" + Articles.LIVE + ", FALSE) AS live"
                + " FROM page_address p JOIN page a ON a.id = p.page_id WHERE p.address = :key")
                .param("key", key)
                .param("asOf", editions.asOf())
                .query((row, number) -> new Holder(row.getLong("id"), new Slug(row.getString("slug")), row.getBoolean("given"),
                        row.getBoolean("live")))
                .optional();
        if (holder.isEmpty() || !holder.get().live()) {
            return holder.filter(Holder::given).<Address>map(gone -> new Address.Gone(Tombstone.NAMELESS))
                    .orElseGet(Address.Unknown::new);
        }
        Holder found = holder.get();
        return key.equals(PageLedger.address(found.slug()))
                ? new Address.Standing(load(found.id()))
                : new Address.Moved(found.slug().pageAddress());
    }

    private StandingPage load(long id) {
        Links.Resolver resolver =
                links.resolvers(Parent.PAGE, List.of(id)).getOrDefault(id, Links.Resolver.NONE);
        Map<String, Medium> shown = namings.of(Parent.PAGE, List.of(id)).getOrDefault(id, Map.of());
        Instant asOf = editions.now();
        return jdbc.sql("SELECT a.* FROM page a WHERE a.id = :id")
                .param("id", id)
                .query((row, number) -> page(row, resolver,
                        new Illustrations(shown, Locale.forLanguageTag(row.getString("language"))), asOf))
                .single();
    }

    private static StandingPage page(ResultSet row, Links.Resolver links, Illustrations shown, Instant asOf)
            throws SQLException {
        return new StandingPage(
                new Slug(row.getString("slug")),
                row.getString("headline"),
                Rows.text(row, "standfirst"),
                row.getString("language"),
                Rows.moment(row, "updated").filter(it -> !it.instant().isAfter(asOf)),
                new Body(
                        shown.set(links.resolve(row.getString("prose")), true),
                        shown.set(links.resolve(row.getString("notes")), false),
                        shown.set(links.resolve(row.getString("asides")), false),
                        row.getString("opening"),
                        0,
                        false));
    }

    private List<Linked> all(Edition edition) {
        return jdbc.sql("SELECT a.slug, a.headline, a.language FROM page a WHERE " + Articles.LIVE
                + " ORDER BY a.weight, a.headline, a.slug")
                .param("asOf", Rows.sql(edition.asOf()))
                .query((row, number) -> new Linked(
                        new Slug(row.getString("slug")), row.getString("headline"), row.getString("language")))
                .list();
    }
}
