package press.broadsheet.importer;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import press.broadsheet.archive.ledger.ArticleLookup;
import press.broadsheet.archive.ledger.KnownArticle;
import press.broadsheet.manuscript.Manuscript;
import press.broadsheet.publication.ArticleKind;

/**
 * Decides which manuscript is which published article: by the same id; the same path and body; the same body at another
 * path; the same path; for a standing page, the same address; a body so similar that there is no rival. Each rule is tried on all manuscripts before the next,
 * and no article is matched twice.
 */
public final class ArticleMatcher {

    /** What manuscripts say: whether that is nothing, and their bodies as written. */
    public record Words(Predicate<Manuscript> blank, Function<Manuscript, String> markdown) {

        public static final Words THEIR_OWN =
                new Words(manuscript -> manuscript.markdown().isBlank(), Manuscript::markdown);
    }

    private final ArticleLookup archive;
    private final Words words;
    private final Predicate<KnownArticle> elsewhere;
    private final Set<Long> taken;
    private final Set<Long> vanished;
    private final Map<String, KnownArticle> found = new HashMap<>();

    /**
     * @param words of manuscripts, which may be elsewhere
     * @param elsewhere whether an article's own file is there and did not change
     * @param kept the articles that refused files keep online
     * @param vanished those whose file is missing
     */
    public ArticleMatcher(
            ArticleLookup archive, Words words, Predicate<KnownArticle> elsewhere, Set<Long> kept,
            Set<Long> vanished) {
        this.archive = archive;
        this.words = words;
        this.elsewhere = elsewhere;
        this.taken = new HashSet<>(kept);
        this.vanished = vanished;
    }

    /** The article that each manuscript is, by path; a manuscript that is not in it is new. */
    public Map<String, KnownArticle> match(List<Manuscript> manuscripts) {
        byId(manuscripts);
        Map<String, List<KnownArticle>> samePath = candidates(archive::byPath, manuscripts, Manuscript::path, KnownArticle::path);
        Map<String, List<KnownArticle>> sameBody =
                candidates(archive::byDigest, telling(manuscripts), Manuscript::digest, KnownArticle::digest);
        match(manuscripts, samePath, Manuscript::path, (manuscript, knownArticle) -> knownArticle.digest().equals(manuscript.digest()));
        match(manuscripts, sameBody, Manuscript::digest, (manuscript, knownArticle) -> true);
        match(manuscripts, samePath, Manuscript::path, (manuscript, knownArticle) -> true);
        byAddress(manuscripts);
        bySimilarity(manuscripts);
        return found;
    }

    private void byId(List<Manuscript> manuscripts) {
        List<Manuscript> named = manuscripts.stream().filter(manuscript -> manuscript.id().isPresent()).toList();
        Map<String, List<KnownArticle>> sameId =
                candidates(archive::byIdentity, named, manuscript -> manuscript.id().orElseThrow(), KnownArticle::identity);
        match(named, sameId, manuscript -> manuscript.id().orElseThrow(), (manuscript, knownArticle) -> true);
    }

    /**
     * A new standing page at the address of one without a file is that page: readers look for the imprint at its address,
     * whatever became of its words, and not at {@code imprint-2}.
     */
    private void byAddress(List<Manuscript> manuscripts) {
        manuscripts.stream()
                .filter(manuscript -> manuscript.kind() == ArticleKind.PAGE && !found.containsKey(manuscript.path()))
                .forEach(page -> archive.at(page.address())
                        .filter(knownArticle -> knownArticle.kind() == ArticleKind.PAGE && isFree(knownArticle))
                        .filter(knownArticle -> !knownArticle.present() || vanished.contains(knownArticle.id()))
                        .ifPresent(knownArticle -> settle(page, knownArticle)));
    }

    /** Manuscripts whose body tells them apart: two withdrawn pieces without a text are not the same piece. */
    private List<Manuscript> telling(List<Manuscript> manuscripts) {
        return manuscripts.stream().filter(manuscript -> !words.blank().test(manuscript)).toList();
    }

    private static Map<String, List<KnownArticle>> candidates(
            Function<Collection<String>, List<KnownArticle>> query,
            List<Manuscript> manuscripts,
            Function<Manuscript, String> wanted,
            Function<KnownArticle, String> held) {
        Set<String> keys = manuscripts.stream().map(wanted).collect(Collectors.toSet());
        return query.apply(keys).stream().collect(Collectors.groupingBy(held));
    }

    private void match(
            List<Manuscript> manuscripts,
            Map<String, List<KnownArticle>> candidates,
            Function<Manuscript, String> key,
            BiPredicate<Manuscript, KnownArticle> rule) {
        for (Manuscript manuscript : manuscripts) {
            if (!found.containsKey(manuscript.path())) {
                candidates.getOrDefault(key.apply(manuscript), List.of()).stream()
                        .filter(knownArticle -> isFree(knownArticle) && rule.test(manuscript, knownArticle))
                        .min(likeliest())
                        .ifPresent(knownArticle -> settle(manuscript, knownArticle));
            }
        }
    }

    /** Of several, the one that readers see, then the one that still had its file, then the oldest. */
    private static Comparator<KnownArticle> likeliest() {
        return Comparator.comparing(KnownArticle::live)
                .thenComparing(KnownArticle::present)
                .reversed()
                .thenComparingLong(KnownArticle::id);
    }

    private void bySimilarity(List<Manuscript> manuscripts) {
        List<Manuscript> unknown = telling(manuscripts).stream()
                .filter(manuscript -> !found.containsKey(manuscript.path()))
                .toList();
        List<KnownArticle> candidates = unknown.isEmpty() ? List.of() : withoutFile(unknown);
        if (candidates.isEmpty()) {
            return;
        }
        TextSimilarity<Manuscript, KnownArticle> textSimilarity = new TextSimilarity<>();
        unknown.forEach(manuscript -> textSimilarity.addNew(manuscript, words.markdown().apply(manuscript)));
        candidates.forEach(knownArticle -> archive.markdown(knownArticle.id()).ifPresent(text -> textSimilarity.addOld(knownArticle, text)));
        textSimilarity.unrivalled().forEach(this::settle);
    }

    /** The articles whose texts an unknown one may be. A first import has none, and sketches nothing. */
    private List<KnownArticle> withoutFile(List<Manuscript> unknown) {
        Set<Integer> sketches = !archive.anySketched()
                ? Set.of()
                : unknown.stream()
                        .flatMap(manuscript -> TextSimilarity.sketch(words.markdown().apply(manuscript)).stream())
                        .collect(Collectors.toSet());
        return Stream.concat(archive.sketched(sketches).stream(), archive.byId(vanished).stream())
                .filter(this::isFree)
                .distinct()
                .toList();
    }

    private boolean isFree(KnownArticle knownArticle) {
        return !taken.contains(knownArticle.id()) && !elsewhere.test(knownArticle);
    }

    private void settle(Manuscript manuscript, KnownArticle knownArticle) {
        taken.add(knownArticle.id());
        found.put(manuscript.path(), knownArticle);
    }
}
