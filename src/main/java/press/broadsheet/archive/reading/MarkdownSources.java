package press.broadsheet.archive.reading;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import press.broadsheet.archive.media.MediaReferences;
import press.broadsheet.manuscript.markdown.MarkdownLinkRewriter;
import press.broadsheet.publication.Article;
import press.broadsheet.publication.MediaAsset;
import press.broadsheet.publication.Publication;

/** An article's Markdown for download, with absolute links. */
@Repository
public class MarkdownSources {

    private final JdbcClient jdbc;
    private final ContentLinks contentLinks;
    private final MediaReferences mediaReferences;
    private final Publication publication;

    MarkdownSources(JdbcClient jdbc, ContentLinks contentLinks, MediaReferences mediaReferences, Publication publication) {
        this.jdbc = jdbc;
        this.contentLinks = contentLinks;
        this.mediaReferences = mediaReferences;
        this.publication = publication;
    }

    /**
     * A live article's Markdown body with absolute links and images, as on its page. Links and images that the page does not
     * show are replaced by their text. Not cached, since a rename changes the addresses.
     */
    public String markdown(Article article) {
        record File(long id, String path) {}

        File file = jdbc.sql("SELECT a.id, a.path FROM article a WHERE a.identity = :identity")
                .param("identity", article.identity().value())
                .query(File.class)
                .single();
        Map<String, String> live = contentLinks.resolvers(List.of(file.id()))
                .getOrDefault(file.id(), ContentLinks.Resolver.NONE).addressesByPath();
        Map<String, MediaAsset> assets = mediaReferences.assetsOf(List.of(file.id())).getOrDefault(file.id(), Map.of());
        return MarkdownLinkRewriter.rewrite(article.text().markdown(), file.path(), new MarkdownLinkRewriter.Urls(
                path -> Optional.ofNullable(live.get(path)).map(publication::absoluteUrl),
                path -> Optional.ofNullable(assets.get(path)).map(MediaAsset::address).map(publication::absoluteUrl),
                publication::absoluteUrl));
    }
}
