package press.broadsheet.archive.store;

import java.time.Instant;
import java.util.Optional;
import press.broadsheet.archive.edition.LiveWindow;
import press.broadsheet.archive.ledger.Ledger;
import press.broadsheet.archive.reading.SocialCardLookup;
import press.broadsheet.archive.sql.RowParameterSource;
import press.broadsheet.archive.sql.SqlConverters;
import press.broadsheet.archive.store.ArticleStore.PlannedArticle;
import press.broadsheet.manuscript.Manuscript;
import press.broadsheet.publication.ArticleBody;
import press.broadsheet.publication.ArticleKind;
import press.broadsheet.publication.EditorialDate;
import press.broadsheet.publication.ImageReference;
import press.broadsheet.publication.Publication;
import press.broadsheet.publication.Source;

/** Maps a manuscript to the columns of its article. */
record ArticleColumns(Publication publication, Ledger ledger) {

    RowParameterSource of(ArticleRow articleRow, Instant asOf) {
        PlannedArticle plannedArticle = articleRow.plan();
        LiveWindow liveWindow = articleRow.liveWindow();
        Manuscript manuscript = articleRow.manuscript();
        RowParameterSource columns = new RowParameterSource().with("id", articleRow.id());
        boolean listed = manuscript.kind() == ArticleKind.ARTICLE;
        columns.with("text", articleRow.text());
        columns.with("kind", manuscript.kind().name());
        columns.with("weight", manuscript.filing().weight());
        columns.with("identity", plannedArticle.identity());
        columns.with("card", listed ? SocialCardLookup.articlePrefix(plannedArticle.identity()) : null);
        columns.with("path", manuscript.path());
        columns.with("digest", manuscript.file().bodyDigest());
        columns.with("slug", plannedArticle.slug().value());
        columns.with("nameless", liveWindow.detailsHidden());
        columns.with("publishAt", SqlConverters.toTimestamp(liveWindow.publishAt()));
        columns.with("expireAt", SqlConverters.toTimestamp(liveWindow.expireAt()));
        columns.with("headline", manuscript.text().headline());
        columns.with("standfirst", manuscript.text().standfirst().orElse(null));
        columns.with(
                "language", manuscript.text().language().orElse(publication.language()).toLanguageTag());
        columns.with("stem", listed ? Manuscript.stem(manuscript.path()) : null);
        columns.with("translation", manuscript.text().translationKey().orElse(null));
        columns.with("translationKey", listed
                ? manuscript.text().translationKey().orElseGet(() -> Manuscript.stem(manuscript.path()))
                : null);
        date(columns, "dated", manuscript.dates().published());
        date(columns, "updated", manuscript.dates().updated());
        date(columns, "expires", manuscript.dates().expires());
        columns.with("genre", manuscript.filing().genre().name());
        columns.with("dateline", manuscript.text().dateline().orElse(null));
        columns.with("sourceName", manuscript.credits().source().map(Source::name).orElse(null));
        columns.with("sourceUrl", manuscript.credits().source().flatMap(Source::url).orElse(null));
        image(columns, manuscript.text().image());
        columns.with("evergreen", manuscript.dates().evergreen());
        columns.with("noindex", manuscript.filing().searchEngineDirectives().noindex());
        columns.with("sitemap", manuscript.filing().searchEngineDirectives().sitemap());
        body(columns, manuscript.text().body());
        columns.with(
                "reason",
                manuscript.status().withdrawal().flatMap(Manuscript.Withdrawal::reason).orElse(null));
        columns.with("replacedBy", manuscript.status().replacedBy().orElse(null));
        firstEditionColumns(columns, articleRow, asOf);
        return columns;
    }

    /**
     * The columns that opening the first edition would set. In the first batch they are written at once, to save a second
     * update.
     */
    private void firstEditionColumns(RowParameterSource columns, ArticleRow articleRow, Instant asOf) {
        boolean live = articleRow.liveWindow().isLive(asOf);
        boolean issued = articleRow.isIssuedAtOnce() && live;
        columns.with("firstPublished", issued ? SqlConverters.toTimestamp(asOf) : null);
        columns.with("feedId",
                issued ? ledger.feedId(articleRow.manuscript().kind().address(articleRow.plan().slug()), asOf) : null);
        columns.with("counted", articleRow.isCounted() ? live : null);
    }

    private static void date(RowParameterSource columns, String name, Optional<EditorialDate> date) {
        columns.with(name, SqlConverters.toTimestamp(date.map(EditorialDate::instant)));
        columns.with(name + "Timed", date.map(EditorialDate::hasTime).orElse(false));
    }

    private static void image(RowParameterSource columns, Optional<ImageReference> image) {
        columns.with("pictureSrc", image.map(ImageReference::src).orElse(null));
        columns.with("pictureAlt", image.flatMap(ImageReference::alt).orElse(null));
        columns.with("pictureCaption", image.flatMap(ImageReference::caption).orElse(null));
        columns.with("pictureCredit", image.flatMap(ImageReference::credit).orElse(null));
    }

    private static void body(RowParameterSource columns, ArticleBody articleBody) {
        columns.with("opening", articleBody.opening());
        columns.with("words", articleBody.words());
        columns.with("dropCap", articleBody.dropCap());
    }
}
