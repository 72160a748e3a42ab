package press.broadsheet.archive.ledger;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Articles that were here before, among which whoever reads a manuscript looks for the one it is. */
public interface ArticleLookup {

    List<KnownArticle> byId(Collection<Long> ids);

    List<KnownArticle> byIdentity(Collection<String> identities);

    /** The articles whose file stands, or stood last, at one of those paths. */
    List<KnownArticle> byPath(Collection<String> paths);

    List<KnownArticle> byDigest(Collection<String> digests);

    /** The article that an address, as a ledger key, belongs to. */
    Optional<KnownArticle> byAddress(String address);

    /** Whether any article without a file can be found again by its sketch. */
    boolean hasSketches();

    /** The articles without a file whose sketch has one of those hashes. */
    List<KnownArticle> bySketch(Collection<Integer> hashes);

    /** The body of an article as its manuscript had it; empty where only the ledger remembers the article. */
    Optional<String> markdown(long id);
}
