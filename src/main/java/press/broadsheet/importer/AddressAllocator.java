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
import press.broadsheet.archive.store.ArticleStore.Placement;
import press.broadsheet.manuscript.Manuscript;
import press.broadsheet.manuscript.text.Problem;
import press.broadsheet.publication.CanonicalUrl;
import press.broadsheet.publication.Slug;

/**
 * Settles which address each manuscript gets. An address belongs for ever to the article that it first served; a later
 * claimant gets a number, and keeps it even if the address falls free. Aliases come after all slugs, so that none takes
 * an address a story of the same import asks for.
 */
public final class AddressAllocator {

    private static final int LONGEST_QUOTE = 200;

    private final Function<Collection<String>, Map<String, Owner>> ledger;
    private final Map<String, KnownArticle> known;
    private final Map<String, Optional<Owner>> owners = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    /**
     * @param ledger the owners of those addresses that have one, by address
     * @param known the articles that manuscripts were recognised as, by the manuscript's path
     */
    public AddressAllocator(Function<Collection<String>, Map<String, Owner>> ledger, Map<String, KnownArticle> known) {
        this.ledger = ledger;
        this.known = known;
    }

    /** Where each manuscript goes, in the order in which they may be written. */
    public List<Placement> settle(List<Manuscript> manuscripts, Map<String, String> identities) {
        look(manuscripts);
        List<Manuscript> order = manuscripts.stream()
                .sorted(Comparator.comparing((Manuscript manuscript) -> !known.containsKey(manuscript.path()))
                        .thenComparing(Manuscript::draft)
                        .thenComparing(Manuscript::path))
                .toList();
        Map<String, Slug> slugs = new HashMap<>();
        order.forEach(manuscript -> slugs.put(manuscript.path(), slug(manuscript)));
        return order.stream()
                .map(manuscript -> placement(
                        manuscript,
                        slugs.getOrDefault(manuscript.path(), manuscript.slug()),
                        identities.getOrDefault(manuscript.path(), manuscript.path())))
                .toList();
    }

    public List<Problem> problems() {
        return problems;
    }

    /** Asks for the owners of everything wanted at once. */
    private void look(List<Manuscript> manuscripts) {
        List<String> wanted = manuscripts.stream()
                .flatMap(manuscript -> Stream.concat(
                        Stream.of(manuscript.address()),
                        manuscript.aliases().stream()
                                .flatMap(alias -> CanonicalUrl.parse(alias.address()).stream())
                                .map(CanonicalUrl::key)))
                .distinct()
                .toList();
        Map<String, Owner> found = ledger.apply(wanted);
        wanted.forEach(address -> owners.put(address, Optional.ofNullable(found.get(address))));
    }

    private Placement placement(Manuscript manuscript, Slug slug, String identity) {
        List<String> addresses = new ArrayList<>(List.of(manuscript.kind().key(slug)));
        for (Manuscript.Alias alias : manuscript.aliases()) {
            CanonicalUrl.parse(alias.address())
                    .ifPresentOrElse(
                            address -> alias(manuscript, alias, address, addresses),
                            () -> refuse(
                                    manuscript,
                                    alias,
                                    "is no address",
                                    "Write it as it stood on the old site, such as /news/5081.html."));
        }
        return new Placement(manuscript, Optional.ofNullable(known.get(manuscript.path())), identity, slug, addresses);
    }

    private Slug slug(Manuscript manuscript) {
        Slug wanted = manuscript.slug();
        Optional<Slug> present = Optional.ofNullable(known.get(manuscript.path())).map(KnownArticle::slug);
        if (isFree(manuscript.address(), manuscript)) {
            boolean keepsNumber = present.filter(slug -> isNumbered(slug, wanted)).isPresent()
                    && owner(manuscript.address()).isEmpty();
            return claim(keepsNumber ? present.orElseThrow() : wanted, manuscript);
        }
        Slug free = present.filter(slug -> isNumbered(slug, wanted))
                .filter(slug -> isFree(manuscript.kind().key(slug), manuscript))
                .orElseGet(() -> number(wanted, manuscript));
        if (!present.equals(Optional.of(free))) {
            problems.add(Problem.warning(
                    manuscript.path(),
                    manuscript.lines().slug(),
                    1,
                    "the address " + manuscript.address() + " belongs to " + holder(manuscript.address())
                            + ", so this is published at " + manuscript.kind().key(free),
                    "Give it a `slug` of its own if it is to have another one."));
        }
        return claim(free, manuscript);
    }

    private Slug number(Slug wanted, Manuscript manuscript) {
        int number = numbers.getOrDefault(wanted.value(), 2);
        while (!isFree(manuscript.kind().key(wanted.numbered(number)), manuscript)) {
            number++;
        }
        numbers.put(wanted.value(), number);
        return wanted.numbered(number);
    }

    private static boolean isNumbered(Slug slug, Slug wanted) {
        String prefix = wanted + "-";
        return slug.value().startsWith(prefix)
                && slug.value().substring(prefix.length()).matches("[2-9]|[1-9][0-9]{1,8}");
    }

    private void alias(Manuscript manuscript, Manuscript.Alias alias, CanonicalUrl address, List<String> addresses) {
        String key = address.key();
        if (address.isReserved()) {
            refuse(manuscript, alias, "is an address that the site answers itself", "Leave it out.");
        } else if (key.length() > CanonicalUrl.MAX_LENGTH) {
            refuse(manuscript, alias, "is longer than the " + CanonicalUrl.MAX_LENGTH + " characters of an address",
                    "Leave it out, or leave out the parameters that do not tell stories apart.");
        } else if (isFree(key, manuscript)) {
            owners.put(key, Optional.of(mine(key, manuscript)));
            if (!addresses.contains(key)) { // another spelling of one that it has: of an alias, or of its own address
                addresses.add(key);
            }
        } else {
            refuse(manuscript, alias, "belongs to " + holder(key), "Leave it out here, or give the two stories one file.");
        }
    }

    private void refuse(Manuscript manuscript, Manuscript.Alias alias, String reason, String remedy) {
        problems.add(Problem.fault(
                manuscript.path(), alias.line(), 1, "the alias " + shortened(alias.address()) + " " + reason, remedy));
    }

    private static String shortened(String address) {
        return address.length() <= LONGEST_QUOTE ? address : address.substring(0, LONGEST_QUOTE) + "…";
    }

    private Slug claim(Slug slug, Manuscript manuscript) {
        String address = manuscript.kind().key(slug);
        owners.put(address, Optional.of(mine(address, manuscript)));
        return slug;
    }

    private Owner mine(String address, Manuscript manuscript) {
        long article = Optional.ofNullable(known.get(manuscript.path())).map(KnownArticle::id).orElse(0L);
        return new Owner(address, article, manuscript.path(), false);
    }

    private boolean isFree(String address, Manuscript manuscript) {
        return owner(address)
                .map(owner -> owner.article() == 0
                        ? owner.path().equals(manuscript.path())
                        : Optional.ofNullable(known.get(manuscript.path()))
                                .filter(article -> article.id() == owner.article())
                                .isPresent())
                .orElse(true);
    }

    /** The file of an address's owner, where it stands after this import. */
    private String holder(String address) {
        Owner owner = owner(address).orElseThrow();
        return known.entrySet().stream()
                .filter(entry -> entry.getValue().id() == owner.article())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(owner.path());
    }

    private Optional<Owner> owner(String address) {
        return owners.computeIfAbsent(
                address, key -> Optional.ofNullable(ledger.apply(List.of(key)).get(key)));
    }
}
