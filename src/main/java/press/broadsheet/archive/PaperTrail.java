package press.broadsheet.archive;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import press.broadsheet.archive.Ledger.Owner;

/** What is known of former articles by the ledger's text alone: their addresses, but none of their words. */
public final class PaperTrail implements Candidates {

    private final Map<String, Owner> owners = new HashMap<>();
    private final Map<Long, Known> articles = new LinkedHashMap<>();

    PaperTrail(List<LedgerLine> ledger) {
        Map<String, List<LedgerLine>> byIdentity =
                ledger.stream().collect(Collectors.groupingBy(LedgerLine::identity, LinkedHashMap::new, Collectors.toList()));
        byIdentity.values().forEach(lines -> {
            Known known = known(articles.size() + 1L, lines);
            articles.put(known.id(), known);
            lines.forEach(line -> owners.put(line.address(), new Owner(line.address(), known.id(), known.path(), true)));
        });
    }

    /** The owners of those addresses that have one, by address. */
    public Map<String, Owner> owners(Collection<String> addresses) {
        Map<String, Owner> found = new HashMap<>();
        addresses.forEach(address -> Optional.ofNullable(owners.get(address)).ifPresent(owner -> found.put(address, owner)));
        return found;
    }

    /** The articles that readers saw when it was written. */
    public List<Known> live() {
        return articles.values().stream().filter(Known::live).toList();
    }

    @Override
    public List<Known> byId(Collection<Long> ids) {
        return ids.stream().flatMap(id -> Optional.ofNullable(articles.get(id)).stream()).toList();
    }

    @Override
    public List<Known> byIdentity(Collection<String> identities) {
        return by(Known::identity, identities);
    }

    @Override
    public List<Known> byPath(Collection<String> paths) {
        return by(Known::path, paths);
    }

    @Override
    public List<Known> byDigest(Collection<String> digests) {
        return by(Known::digest, digests);
    }

    @Override
    public Optional<Known> at(String address) {
        return Optional.ofNullable(owners.get(address)).map(Owner::article).map(articles::get);
    }

    @Override
    public boolean anySketched() {
        return false;
    }

    @Override
    public List<Known> sketched(Collection<Integer> hashes) {
        return List.of();
    }

    @Override
    public Optional<String> markdown(long id) {
        return Optional.empty();
    }

    private List<Known> by(Function<Known, String> key, Collection<String> wanted) {
        return articles.values().stream().filter(known -> wanted.contains(key.apply(known))).toList();
    }

    private static Known known(long id, List<LedgerLine> lines) {
        LedgerLine line = LedgerLine.present(lines);
        return new Known(id, line.kind(), line.identity(), line.path(), line.end().isEmpty(), Optional.empty(), line.digest(),
                line.kind().slug(line.address()), line.headline(),
                Optional.of(line.firstPublished()), Optional.of(line.place()), line.end(), line.end().isEmpty());
    }
}
