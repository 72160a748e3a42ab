package press.broadsheet.archive;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import press.broadsheet.manuscript.Hyperlinks;
import press.broadsheet.publication.Article;
import press.broadsheet.publication.Publication;
import press.broadsheet.publication.Slug;

/** The Markdown that articles were written in, for those who take them elsewhere. */
@Repository
public class Sources {

    private final JdbcClient jdbc;
    private final Links links;
    private final Publication publication;

    Sources(JdbcClient jdbc, Links links, Publication publication) {
        this.jdbc = jdbc;
        this.links = links;
        this.publication = publication;
    }

    /** A live article's body as written, but that links to other manuscripts are absolute, or plain text if not live. */
    public String markdown(Article article) {
        record File(long id, String path) {}

        File file = jdbc.sql("SELECT a.id, a.path FROM article a WHERE a.identity = :identity")
                .param("identity", article.identity())
                .query(File.class)
                .single();
        Map<String, Slug> live = links.resolvers(List.of(file.id())).getOrDefault(file.id(), Links.Resolver.NONE).live();
        return Hyperlinks.readdress(article.markdown(), file.path(),
                path -> Optional.ofNullable(live.get(path)).map(Slug::articleAddress).map(publication::absolute));
    }
}
