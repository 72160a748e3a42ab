package press.broadsheet.archive.reading;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import press.broadsheet.archive.media.MediaCatalog;
import press.broadsheet.archive.media.MediaHtml;
import press.broadsheet.archive.sql.KeyChunks;
import press.broadsheet.archive.sql.SqlConverters;
import press.broadsheet.publication.ImageReference;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.MediaAsset;
import press.broadsheet.publication.Profile;
import press.broadsheet.publication.Slug;

/** The profiles of sections, tags and authors. If two files describe the same label, the first by path is used. */
@Repository
public class Profiles {

    private final JdbcClient jdbc;
    private final ContentLinks contentLinks;
    private final MediaCatalog mediaCatalog;

    Profiles(JdbcClient jdbc, ContentLinks contentLinks, MediaCatalog mediaCatalog) {
        this.jdbc = jdbc;
        this.contentLinks = contentLinks;
        this.mediaCatalog = mediaCatalog;
    }

    /** The profile of a label, with links resolved to addresses. */
    public Optional<Profile> find(Label.Kind kind, Slug slug) {
        return jdbc.sql("""
                        SELECT p.path, p.kind, p.slug, p.name, p.role, p.summary, p.prose, p.picture_src, p.picture_alt,
                            p.picture_caption, p.picture_credit
                        FROM profile p
                        WHERE p.kind = :kind AND p.slug = :slug
                        ORDER BY p.path LIMIT 1
                        """)
                .param("kind", kind.name())
                .param("slug", slug.value())
                .query((row, number) -> profile(row))
                .optional()
                .map(profile -> profile.withText(
                        MediaHtml.NONE.render(contentLinks.resolver(profile.text()).resolve(profile.text()), false)));
    }

    /** Stores the profile of the file at that path. */
    public void put(String path, Profile profile) {
        remove(List.of(path));
        jdbc.sql("""
                        INSERT INTO profile (path, kind, slug, name, role, summary, prose, picture_src, picture_alt,
                            picture_caption, picture_credit)
                        VALUES (:path, :kind, :slug, :name, :role, :summary, :prose, :src, :alt, :caption, :credit)
                        """)
                .param("path", path)
                .param("kind", profile.kind().name())
                .param("slug", profile.slug().value())
                .param("name", profile.name().orElse(null))
                .param("role", profile.role().orElse(null))
                .param("summary", profile.summary().orElse(null))
                .param("prose", profile.text())
                .param("src", profile.image().map(ImageReference::src).orElse(null))
                .param("alt", profile.image().flatMap(ImageReference::alt).orElse(null))
                .param("caption", profile.image().flatMap(ImageReference::caption).orElse(null))
                .param("credit", profile.image().flatMap(ImageReference::credit).orElse(null))
                .update();
        for (int position = 0; position < profile.links().size(); position++) {
            jdbc.sql("INSERT INTO profile_link (path, position, name, url) VALUES (:path, :position, :name, :url)")
                    .param("path", path)
                    .param("position", position)
                    .param("name", profile.links().get(position).name())
                    .param("url", profile.links().get(position).url())
                    .update();
        }
    }

    public void remove(Collection<String> paths) {
        for (String path : paths) {
            jdbc.sql("DELETE FROM profile WHERE path = :path").param("path", path).update();
        }
    }

    /** The paths among these that have a profile. */
    public List<String> existingAmong(Collection<String> paths) {
        return KeyChunks.flatMap(paths, chunk -> jdbc.sql("SELECT p.path FROM profile p WHERE p.path IN (:paths)")
                .param("paths", chunk)
                .query((row, number) -> row.getString("path"))
                .list())
                .toList();
    }

    private Profile profile(ResultSet row) throws SQLException {
        return new Profile(
                Label.Kind.valueOf(row.getString("kind")),
                new Slug(row.getString("slug")),
                SqlConverters.text(row, "name"),
                SqlConverters.text(row, "role"),
                SqlConverters.text(row, "summary"),
                row.getString("prose"),
                SqlConverters.image(row)
                        .map(imageReference -> imageReference
                                .withFile(mediaCatalog.at(imageReference.src()).filter(MediaAsset::isImage))),
                links(row.getString("path")));
    }

    private List<Profile.Link> links(String path) {
        return jdbc.sql("SELECT l.name, l.url FROM profile_link l WHERE l.path = :path ORDER BY l.position")
                .param("path", path)
                .query((row, number) -> new Profile.Link(row.getString("name"), row.getString("url")))
                .list();
    }
}
