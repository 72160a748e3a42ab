package press.broadsheet.archive;

import java.time.Instant;
import java.util.Optional;
import press.broadsheet.archive.ArticleStore.Placement;
import press.broadsheet.manuscript.Manuscript;
import press.broadsheet.publication.ArticleKind;
import press.broadsheet.publication.Body;
import press.broadsheet.publication.Moment;
import press.broadsheet.publication.Picture;
import press.broadsheet.publication.Publication;
import press.broadsheet.publication.Source;

/** What a manuscript says, as the columns of its article. */
record Columns(Publication publication, Ledger ledger) {

    Row of(Placed placed, Instant asOf) {
        Placement placement = placed.placement();
        Standing standing = placed.standing();
        Manuscript manuscript = placed.manuscript();
        Row columns = new Row().with("id", placed.id());
        boolean listed = manuscript.kind() == ArticleKind.ARTICLE;
        columns.with("text", placed.text());
        columns.with("kind", manuscript.kind().name());
        columns.with("weight", manuscript.weight());
        columns.with("identity", placement.identity());
        columns.with("card", listed ? Cards.mark(placement.identity()) : null);
        columns.with("path", manuscript.path());
        columns.with("digest", manuscript.digest());
        columns.with("slug", placement.slug().value());
        columns.with("nameless", standing.nameless());
        columns.with("publishAt", Rows.sql(standing.publishAt()));
        columns.with("expireAt", Rows.sql(standing.expireAt()));
        columns.with("headline", manuscript.headline());
        columns.with("standfirst", manuscript.standfirst().orElse(null));
        columns.with(
                "language", manuscript.language().orElse(publication.language()).toLanguageTag());
        columns.with("stem", listed ? Manuscript.stem(manuscript.path()) : null);
        columns.with("translation", manuscript.translationKey().orElse(null));
        columns.with("translationKey", listed
                ? manuscript.translationKey().orElseGet(() -> Manuscript.stem(manuscript.path()))
                : null);
        moment(columns, "dated", manuscript.date());
        moment(columns, "updated", manuscript.updated());
        moment(columns, "expires", manuscript.expires());
        columns.with("genre", manuscript.genre().name());
        columns.with("dateline", manuscript.dateline().orElse(null));
        columns.with("sourceName", manuscript.source().map(Source::name).orElse(null));
        columns.with("sourceUrl", manuscript.source().flatMap(Source::url).orElse(null));
        picture(columns, manuscript.picture());
        columns.with("evergreen", manuscript.evergreen());
        columns.with("noindex", manuscript.indexing().noindex());
        columns.with("sitemap", manuscript.indexing().sitemap());
        body(columns, manuscript.body());
        columns.with(
                "reason",
                manuscript.withdrawn().flatMap(Manuscript.Withdrawal::reason).orElse(null));
        columns.with("replacedBy", manuscript.replacedBy().orElse(null));
        handedOut(columns, placed, asOf);
        return columns;
    }

    /** What the edition that opens gives an article, where that is the paper's first and this the article's only writing. */
    private void handedOut(Row columns, Placed placed, Instant asOf) {
        boolean live = placed.standing().isLive(asOf);
        boolean given = placed.isHandedOut() && live;
        columns.with("firstPublished", given ? Rows.sql(asOf) : null);
        columns.with("feedId", given ? ledger.feedId(placed.manuscript().kind().address(placed.placement().slug()), asOf) : null);
        columns.with("counted", placed.isCounted() ? live : null);
    }

    private static void moment(Row columns, String name, Optional<Moment> moment) {
        columns.with(name, Rows.sql(moment.map(Moment::instant)));
        columns.with(name + "Timed", moment.map(Moment::timed).orElse(false));
    }

    private static void picture(Row columns, Optional<Picture> picture) {
        columns.with("pictureSrc", picture.map(Picture::src).orElse(null));
        columns.with("pictureAlt", picture.flatMap(Picture::alt).orElse(null));
        columns.with("pictureCaption", picture.flatMap(Picture::caption).orElse(null));
        columns.with("pictureCredit", picture.flatMap(Picture::credit).orElse(null));
    }

    private static void body(Row columns, Body body) {
        columns.with("opening", body.opening());
        columns.with("words", body.words());
        columns.with("dropCap", body.dropCap());
    }
}
