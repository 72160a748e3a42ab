package press.broadsheet.importer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import press.broadsheet.archive.ledger.KnownArticle;
import press.broadsheet.archive.ledger.Ledger.Owner;
import press.broadsheet.archive.store.ArticleStore.PlannedArticle;
import press.broadsheet.manuscript.Manuscript;
import press.broadsheet.manuscript.text.Problem;
import press.broadsheet.publication.CanonicalUrl;
import press.broadsheet.publication.Slug;

/**
 * Allocates the addresses of manuscripts. An address belongs permanently to the first article that used it; a later article
 * gets a numbered address, and keeps it even if the other becomes free. Aliases are allocated after all slugs, so that an alias
 * never takes an address that an article of the same import needs.
 */
public final class AddressAllocator {

    private static final int MAX_QUOTE_LENGTH = 200;

    private final Function<Collection<String>, Map<String, Owner>> findOwners;
    private final Map<String, KnownArticle> known;
    private final Map<String, Optional<Owner>> owners = new HashMap<>();
    private final Map<String, Integer> nextNumbers = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    /**
     * @param findOwners finds the owners of addresses; addresses without an owner are missing in the result
     * @param known the published articles that manuscripts were matched to, by the manuscript's path
     */
    public AddressAllocator(Function<Collection<String>, Map<String, Owner>> findOwners, Map<String, KnownArticle> known) {
        this.findOwners = findOwners;
        this.known = known;
    }

    /** Plans the addresses of all manuscripts, in the order in which they can be written. */
    public List<PlannedArticle> allocate(List<Manuscript> manuscripts, Map<String, String> identities) {
        loadOwners(manuscripts);
        List<Manuscript> order = manuscripts.stream()
                .sorted(Comparator.comparing((Manuscript manuscript) -> !known.containsKey(manuscript.path()))
                        .thenComparing(manuscript -> manuscript.status().draft())
                        .thenComparing(Manuscript::path))
                .toList();
        Map<String, Slug> slugs = new HashMap<>();
        order.forEach(manuscript -> slugs.put(manuscript.path(), allocateSlug(manuscript)));
        return order.stream()
                .map(manuscript -> plan(
                        manuscript,
                        slugs.getOrDefault(manuscript.path(), manuscript.identity().slug()),
                        identities.getOrDefault(manuscript.path(), manuscript.path())))
                .toList();
    }

    public List<Problem> problems() {
        return problems;
    }

    /** Loads the owners of all wanted addresses in one query. */
    private void loadOwners(List<Manuscript> manuscripts) {
        List<String> wanted = manuscripts.stream()
                .flatMap(manuscript -> Stream.concat(
                        Stream.of(manuscript.ledgerKey()),
                        manuscript.identity().aliases().stream()
                                .flatMap(alias -> CanonicalUrl.parse(alias.address()).stream())
                                .map(CanonicalUrl::ledgerKey)))
                .distinct()
                .toList();
        Map<String, Owner> found = findOwners.apply(wanted);
        wanted.forEach(address -> owners.put(address, Optional.ofNullable(found.get(address))));
    }

    private PlannedArticle plan(Manuscript manuscript, Slug slug, String identity) {
        List<String> addresses = new ArrayList<>(List.of(manuscript.kind().ledgerKey(slug)));
        for (Manuscript.Alias alias : manuscript.identity().aliases()) {
            CanonicalUrl.parse(alias.address())
                    .ifPresentOrElse(
                            address -> allocateAlias(manuscript, alias, address, addresses),
                            () -> rejectAlias(
                                    manuscript,
                                    alias,
                                    "is not a valid address",
                                    "Write it as on the old site, such as /news/5081.html."));
        }
        return new PlannedArticle(manuscript, Optional.ofNullable(known.get(manuscript.path())), identity, slug, addresses);
    }

    private Slug allocateSlug(Manuscript manuscript) {
        Slug wanted = manuscript.identity().slug();
        Optional<Slug> present = Optional.ofNullable(known.get(manuscript.path())).map(KnownArticle::slug);
        if (isAvailable(manuscript.ledgerKey(), manuscript)) {
            boolean keepsNumber = present.filter(slug -> isNumbered(slug, wanted)).isPresent()
                    && owner(manuscript.ledgerKey()).isEmpty();
            return claim(keepsNumber ? present.orElseThrow() : wanted, manuscript);
        }
        Slug free = present.filter(slug -> isNumbered(slug, wanted))
                .filter(slug -> isAvailable(manuscript.kind().ledgerKey(slug), manuscript))
                .orElseGet(() -> nextNumberedSlug(wanted, manuscript));
        if (!present.equals(Optional.of(free))) {
            problems.add(Problem.warning(
                    manuscript.path(),
                    manuscript.file().fieldLines().slug(),
                    1,
                    "the address " + manuscript.ledgerKey() + " belongs to " + ownerPath(manuscript.ledgerKey())
                            + ", so this article is published at " + manuscript.kind().ledgerKey(free),
                    "Set a different `slug` if you want another address."));
        }
        return claim(free, manuscript);
    }

    private Slug nextNumberedSlug(Slug wanted, Manuscript manuscript) {
        int number = nextNumbers.getOrDefault(wanted.value(), 2);
        while (!isAvailable(manuscript.kind().ledgerKey(wanted.withNumber(number)), manuscript)) {
            number++;
        }
        nextNumbers.put(wanted.value(), number);
        return wanted.withNumber(number);
    }

    private static boolean isNumbered(Slug slug, Slug wanted) {
        String prefix = wanted + "-";
        return slug.value().startsWith(prefix)
                && slug.value().substring(prefix.length()).matches("[2-9]|[1-9][0-9]{1,8}");
    }

    private void allocateAlias(Manuscript manuscript, Manuscript.Alias alias, CanonicalUrl address, List<String> addresses) {
        String key = address.ledgerKey();
        if (address.isReserved()) {
            rejectAlias(manuscript, alias, "is an address of the site itself", "Remove the alias.");
        } else if (key.length() > CanonicalUrl.MAX_LENGTH) {
            rejectAlias(manuscript, alias, "is longer than " + CanonicalUrl.MAX_LENGTH + " characters",
                    "Remove the alias, or its parameters that do not identify an article.");
        } else if (isAvailable(key, manuscript)) {
            owners.put(key, Optional.of(ownedBy(key, manuscript)));
            if (!addresses.contains(key)) { // not if only the spelling differs from another alias or the article's address
                addresses.add(key);
            }
        } else {
            rejectAlias(manuscript, alias, "belongs to " + ownerPath(key),
                    "Remove the alias here, or merge the two articles into one file.");
        }
    }

    private void rejectAlias(Manuscript manuscript, Manuscript.Alias alias, String reason, String remedy) {
        problems.add(Problem.checkError(
                manuscript.path(), alias.line(), 1, "the alias " + truncate(alias.address()) + " " + reason, remedy));
    }

    private static String truncate(String address) {
        return address.length() <= MAX_QUOTE_LENGTH ? address : address.substring(0, MAX_QUOTE_LENGTH) + "…";
    }

    private Slug claim(Slug slug, Manuscript manuscript) {
        String address = manuscript.kind().ledgerKey(slug);
        owners.put(address, Optional.of(ownedBy(address, manuscript)));
        return slug;
    }

    private Owner ownedBy(String address, Manuscript manuscript) {
        long article = Optional.ofNullable(known.get(manuscript.path())).map(KnownArticle::id).orElse(0L);
        return new Owner(address, article, manuscript.path(), false);
    }

    private boolean isAvailable(String address, Manuscript manuscript) {
        return owner(address)
                .map(owner -> owner.articleId() == 0
                        ? owner.path().equals(manuscript.path())
                        : Optional.ofNullable(known.get(manuscript.path()))
                                .filter(article -> article.id() == owner.articleId())
                                .isPresent())
                .orElse(true);
    }

    /** The path of the owner's file after this import. */
    private String ownerPath(String address) {
        Owner owner = owner(address).orElseThrow();
        return known.entrySet().stream()
                .filter(entry -> entry.getValue().id() == owner.articleId())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(owner.path());
    }

    private Optional<Owner> owner(String address) {
        return owners.computeIfAbsent(
                address, key -> Optional.ofNullable(findOwners.apply(List.of(key)).get(key)));
    }
}
