package press.broadsheet.edge.canonical;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import press.broadsheet.archive.ledger.AliasQueryParameters;
import press.broadsheet.archive.reading.PermalinkState;
import press.broadsheet.archive.reading.Tombstone;
import press.broadsheet.publication.Article;
import press.broadsheet.publication.ArticleBody;
import press.broadsheet.publication.ArticleKind;
import press.broadsheet.publication.CanonicalUrl;
import press.broadsheet.publication.Genre;
import press.broadsheet.publication.Slug;

/** A ledger in memory, for tests of its callers. */
class InMemoryLedger {

    private final Map<String, PermalinkState> addresses = new LinkedHashMap<>();

    InMemoryLedger live(String slug, String... aliases) {
        addresses.put("/articles/" + slug, new PermalinkState.Live(article(ArticleKind.ARTICLE, new Slug(slug))));
        for (String alias : aliases) {
            addresses.put(CanonicalUrl.parse(alias).orElseThrow().ledgerKey(),
                    new PermalinkState.Moved(new Slug(slug).articleAddress()));
        }
        return this;
    }

    InMemoryLedger standingPage(String slug, String... former) {
        addresses.put("/pages/" + slug, new PermalinkState.Live(article(ArticleKind.PAGE, new Slug(slug))));
        for (String address : former) {
            addresses.put(address, new PermalinkState.Moved(ArticleKind.PAGE.address(new Slug(slug))));
        }
        return this;
    }

    InMemoryLedger gone(String... aliases) {
        for (String alias : aliases) {
            addresses.put(CanonicalUrl.parse(alias).orElseThrow().ledgerKey(), new PermalinkState.Gone(new Tombstone(
                    Optional.of(alias), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty())));
        }
        return this;
    }

    PermalinkState find(String key) {
        return addresses.getOrDefault(key, new PermalinkState.Unknown());
    }

    Map<String, PermalinkState> addresses() {
        return addresses;
    }

    AddressResolver addressResolver() {
        return new AddressResolver(this::find, AliasQueryParameters.of(addresses.keySet())::parameterSetsAt);
    }

    private static Article article(ArticleKind kind, Slug slug) {
        return new Article(kind, slug,
                new Article.Identity(slug.value(), "tag:news.example.org,2026:" + slug, Instant.EPOCH),
                new Article.Dates(Optional.empty(), Optional.empty(), Optional.empty(), false),
                new Article.Text("en", Optional.empty(), "Headline", Optional.empty(), Optional.empty(), Optional.empty(), "",
                        new ArticleBody("", "", "", "", 0, false)),
                new Article.Labels(Optional.empty(), List.of(), List.of(), Genre.NEWS),
                new Article.Credits(Optional.empty(), List.of()), false);
    }
}
