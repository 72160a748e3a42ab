package press.broadsheet.archive.ledger;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Finds published articles that a manuscript may belong to. */
public interface ArticleLookup {

    List<KnownArticle> byId(Collection<Long> ids);

    List<KnownArticle> byIdentity(Collection<String> identities);

    /** The articles whose file is, or was last, at one of those paths. */
    List<KnownArticle> byPath(Collection<String> paths);

    List<KnownArticle> byDigest(Collection<String> digests);

    /** The article that owns an address, given as a ledger key. */
    Optional<KnownArticle> byAddress(String address);

    /** Whether any article without a file has a sketch to be matched by. */
    boolean hasSketches();

    /** The articles without a file whose sketch has one of those hashes. */
    List<KnownArticle> bySketch(Collection<Integer> hashes);

    /** An article's Markdown body; empty if only the ledger knows the article. */
    Optional<String> markdown(long id);
}
