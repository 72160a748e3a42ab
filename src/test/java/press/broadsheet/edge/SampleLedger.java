package press.broadsheet.edge;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import press.broadsheet.archive.Address;
import press.broadsheet.archive.AliasQueries;
import press.broadsheet.archive.Tombstone;
import press.broadsheet.publication.Article;
import press.broadsheet.publication.ArticleKind;
import press.broadsheet.publication.Body;
import press.broadsheet.publication.Genre;
import press.broadsheet.publication.Slug;
import press.broadsheet.publication.WebAddress;

/** A ledger in memory, for the tests of what asks it. */
class SampleLedger {

    private final Map<String, Address> addresses = new LinkedHashMap<>();

    SampleLedger live(String slug, String... aliases) {
        addresses.put("/articles/" + slug, new Address.Live(article(ArticleKind.ARTICLE, new Slug(slug))));
        for (String alias : aliases) {
            addresses.put(WebAddress.parse(alias).orElseThrow().key(), new Address.Moved(new Slug(slug).articleAddress()));
        }
        return this;
    }

    SampleLedger standing(String slug, String... former) {
        addresses.put("/pages/" + slug, new Address.Live(article(ArticleKind.PAGE, new Slug(slug))));
        for (String address : former) {
            addresses.put(address, new Address.Moved(ArticleKind.PAGE.address(new Slug(slug))));
        }
        return this;
    }

    SampleLedger gone(String... aliases) {
        for (String alias : aliases) {
            addresses.put(WebAddress.parse(alias).orElseThrow().key(), new Address.Gone(new Tombstone(
                    Optional.of(alias), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty())));
        }
        return this;
    }

    Address at(String key) {
        return addresses.getOrDefault(key, new Address.Unknown());
    }

    Map<String, Address> addresses() {
        return addresses;
    }

    Directions directions() {
        return new Directions(this::at, AliasQueries.of(addresses.keySet())::at);
    }

    private static Article article(ArticleKind kind, Slug slug) {
        return new Article(kind, slug,
                new Article.Identity(slug.value(), "tag:news.example.org,2026:" + slug, Instant.EPOCH),
                new Article.Dates(Optional.empty(), Optional.empty(), Optional.empty(), false),
                new Article.Text("en", Optional.empty(), "Headline", Optional.empty(), Optional.empty(), Optional.empty(), "",
                        new Body("", "", "", "", 0, false)),
                new Article.Labels(Optional.empty(), List.of(), List.of(), Genre.NEWS),
                new Article.Credits(Optional.empty(), List.of()), false);
    }
}
