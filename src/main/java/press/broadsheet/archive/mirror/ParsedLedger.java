package press.broadsheet.archive.mirror;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import press.broadsheet.archive.ledger.ArticleLookup;
import press.broadsheet.archive.ledger.KnownArticle;
import press.broadsheet.archive.ledger.Ledger.Owner;
import press.broadsheet.archive.ledger.LedgerLine;

/** Finds articles by the ledger file alone, without a database: their addresses, but not their texts. */
public final class ParsedLedger implements ArticleLookup {

    private final Map<String, Owner> owners = new HashMap<>();
    private final Map<Long, KnownArticle> articles = new LinkedHashMap<>();

    ParsedLedger(List<LedgerLine> ledger) {
        Map<String, List<LedgerLine>> byIdentity =
                ledger.stream()
                        .collect(Collectors.groupingBy(line -> line.identity().value(), LinkedHashMap::new, Collectors.toList()));
        byIdentity.values().forEach(lines -> {
            KnownArticle knownArticle = toKnownArticle(articles.size() + 1L, lines);
            articles.put(knownArticle.id(), knownArticle);
            lines.forEach(
                    line -> owners.put(line.address(), new Owner(line.address(), knownArticle.id(), knownArticle.path(), true)));
        });
    }

    /** The owners of these addresses, by address; addresses without one are omitted. */
    public Map<String, Owner> owners(Collection<String> addresses) {
        Map<String, Owner> found = new HashMap<>();
        addresses.forEach(address -> Optional.ofNullable(owners.get(address)).ifPresent(owner -> found.put(address, owner)));
        return found;
    }

    /** The articles that were live when the file was written. */
    public List<KnownArticle> liveArticles() {
        return articles.values().stream().filter(KnownArticle::live).toList();
    }

    @Override
    public List<KnownArticle> byId(Collection<Long> ids) {
        return ids.stream().flatMap(id -> Optional.ofNullable(articles.get(id)).stream()).toList();
    }

    @Override
    public List<KnownArticle> byIdentity(Collection<String> identities) {
        return findBy(KnownArticle::identity, identities);
    }

    @Override
    public List<KnownArticle> byPath(Collection<String> paths) {
        return findBy(KnownArticle::path, paths);
    }

    @Override
    public List<KnownArticle> byDigest(Collection<String> digests) {
        return findBy(knownArticle -> knownArticle.file().digest(), digests);
    }

    @Override
    public Optional<KnownArticle> byAddress(String address) {
        return Optional.ofNullable(owners.get(address)).map(Owner::articleId).map(articles::get);
    }

    @Override
    public boolean hasSketches() {
        return false;
    }

    @Override
    public List<KnownArticle> bySketch(Collection<Integer> hashes) {
        return List.of();
    }

    @Override
    public Optional<String> markdown(long id) {
        return Optional.empty();
    }

    private List<KnownArticle> findBy(Function<KnownArticle, String> key, Collection<String> keys) {
        return articles.values().stream().filter(knownArticle -> keys.contains(key.apply(knownArticle))).toList();
    }

    private static KnownArticle toKnownArticle(long id, List<LedgerLine> lines) {
        LedgerLine line = LedgerLine.currentLine(lines);
        boolean live = line.expireAt().isEmpty();
        return new KnownArticle(id, line.kind(), line.identity().value(), line.kind().slugOfKey(line.address()),
                line.notice().headline(),
                new KnownArticle.File(line.path(), live, Optional.empty(), line.digest()),
                new KnownArticle.Times(Optional.of(line.identity().firstPublished()), Optional.of(line.publishAt()),
                        line.expireAt()),
                live);
    }
}
