package press.broadsheet.archive;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import press.broadsheet.manuscript.Hyperlinks;
import press.broadsheet.publication.Article;
import press.broadsheet.publication.Medium;
import press.broadsheet.publication.Publication;

/** The Markdown that articles were written in, for those who take them elsewhere. */
@Repository
public class Sources {

    private final JdbcClient jdbc;
    private final Links links;
    private final Namings namings;
    private final Publication publication;

    Sources(JdbcClient jdbc, Links links, Namings namings, Publication publication) {
        this.jdbc = jdbc;
        this.links = links;
        this.namings = namings;
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
        Map<String, String> live = links.resolvers(List.of(file.id()))
                .getOrDefault(file.id(), Links.Resolver.NONE).live();
        Map<String, Medium> shown = namings.of(List.of(file.id())).getOrDefault(file.id(), Map.of());
        return Hyperlinks.readdress(article.text().markdown(), file.path(), new Hyperlinks.Addresses(
                path -> Optional.ofNullable(live.get(path)).map(publication::absolute),
                path -> Optional.ofNullable(shown.get(path)).map(Medium::address).map(publication::absolute),
                publication::absolute));
    }
}
