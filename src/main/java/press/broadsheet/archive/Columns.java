package press.broadsheet.archive;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import press.broadsheet.archive.ArticleStore.Placement;
import press.broadsheet.manuscript.Manuscript;
import press.broadsheet.publication.Body;
import press.broadsheet.publication.Moment;
import press.broadsheet.publication.Picture;
import press.broadsheet.publication.Publication;
import press.broadsheet.publication.Source;

/** What a manuscript says, as the columns of its article. */
record Columns(Publication publication) {

    Map<String, @Nullable Object> of(Placement placement, Standing standing) {
        Manuscript manuscript = placement.manuscript();
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("identity", placement.identity());
        columns.put("card", Cards.mark(placement.identity()));
        columns.put("path", manuscript.path());
        columns.put("digest", manuscript.digest());
        columns.put("slug", placement.slug().value());
        columns.put("nameless", standing.nameless());
        columns.put("publishAt", Rows.sql(standing.publishAt()));
        columns.put("expireAt", Rows.sql(standing.expireAt()));
        columns.put("headline", manuscript.headline());
        columns.put("standfirst", manuscript.standfirst().orElse(null));
        columns.put(
                "language", manuscript.language().orElse(publication.language()).toLanguageTag());
        columns.put("stem", Manuscript.stem(manuscript.path()));
        columns.put("translation", manuscript.translationKey().orElse(null));
        columns.put("translationKey", manuscript.translationKey().orElseGet(() -> Manuscript.stem(manuscript.path())));
        moment(columns, "dated", manuscript.date());
        moment(columns, "updated", manuscript.updated());
        moment(columns, "expires", manuscript.expires());
        columns.put("genre", manuscript.genre().name());
        columns.put("dateline", manuscript.dateline().orElse(null));
        columns.put("sourceName", manuscript.source().map(Source::name).orElse(null));
        columns.put("sourceUrl", manuscript.source().flatMap(Source::url).orElse(null));
        picture(columns, manuscript.picture());
        columns.put("evergreen", manuscript.evergreen());
        body(columns, manuscript.body());
        columns.put(
                "reason",
                manuscript.withdrawn().flatMap(Manuscript.Withdrawal::reason).orElse(null));
        columns.put("replacedBy", manuscript.replacedBy().orElse(null));
        return columns;
    }

    private static void moment(Map<String, @Nullable Object> columns, String name, Optional<Moment> moment) {
        columns.put(name, Rows.sql(moment.map(Moment::instant)));
        columns.put(name + "Timed", moment.map(Moment::timed).orElse(false));
    }

    private static void picture(Map<String, @Nullable Object> columns, Optional<Picture> picture) {
        columns.put("pictureSrc", picture.map(Picture::src).orElse(null));
        columns.put("pictureAlt", picture.flatMap(Picture::alt).orElse(null));
        columns.put("pictureCaption", picture.flatMap(Picture::caption).orElse(null));
        columns.put("pictureCredit", picture.flatMap(Picture::credit).orElse(null));
    }

    private static void body(Map<String, @Nullable Object> columns, Body body) {
        columns.put("opening", body.opening());
        columns.put("words", body.words());
        columns.put("dropCap", body.dropCap());
    }
}
