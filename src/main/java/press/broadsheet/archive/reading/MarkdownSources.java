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

/** The Markdown that articles were written in, for those who take them elsewhere. */
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
     * A live article's body as written, but that its links and pictures are absolute, as those of its page. What its page
     * does not link to or show stands as its words. What a rename moves is looked up, and so is done for each request.
     */
    public String markdown(Article article) {
        record File(long id, String path) {}

        File file = jdbc.sql("SELECT a.id, a.path FROM article a WHERE a.identity = :identity")
                .param("identity", article.identity().value())
                .query(File.class)
                .single();
        Map<String, String> live = contentLinks.resolvers(List.of(file.id()))
                .getOrDefault(file.id(), ContentLinks.Resolver.NONE).addressesByPath();
        Map<String, MediaAsset> shown = mediaReferences.assetsOf(List.of(file.id())).getOrDefault(file.id(), Map.of());
        return MarkdownLinkRewriter.rewrite(article.text().markdown(), file.path(), new MarkdownLinkRewriter.Urls(
                path -> Optional.ofNullable(live.get(path)).map(publication::absoluteUrl),
                path -> Optional.ofNullable(shown.get(path)).map(MediaAsset::address).map(publication::absoluteUrl),
                publication::absoluteUrl));
    }
}
