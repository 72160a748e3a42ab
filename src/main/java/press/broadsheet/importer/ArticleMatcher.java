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
 * Matches manuscripts to published articles, in this order: same id; same path and body; same body at another path; same path;
 * for a standing page, same address; a similar body without a rival ({@link SimilarTextMatcher}). Each rule is applied to all
 * manuscripts before the next. No article is matched twice.
 */
public final class ArticleMatcher {

    /** Access to the bodies of manuscripts: whether they are empty, and their Markdown. */
    public record Bodies(Predicate<Manuscript> isEmpty, Function<Manuscript, String> markdown) {

        public static final Bodies IN_MEMORY =
                new Bodies(manuscript -> manuscript.text().markdown().isBlank(), manuscript -> manuscript.text().markdown());
    }

    private final ArticleLookup lookup;
    private final Bodies bodies;
    private final Predicate<KnownArticle> fileUnchanged;
    private final Set<Long> claimedIds;
    private final Set<Long> missingFileIds;
    private final Map<String, KnownArticle> matches = new HashMap<>();

    /**
     * @param bodies access to the bodies, which may be staged in the database
     * @param fileUnchanged whether an article's file exists and did not change
     * @param kept ids of articles whose last good version stays online because their file is refused
     * @param missingFileIds ids of articles whose file is missing
     */
    public ArticleMatcher(
            ArticleLookup lookup, Bodies bodies, Predicate<KnownArticle> fileUnchanged, Set<Long> kept,
            Set<Long> missingFileIds) {
        this.lookup = lookup;
        this.bodies = bodies;
        this.fileUnchanged = fileUnchanged;
        this.claimedIds = new HashSet<>(kept);
        this.missingFileIds = missingFileIds;
    }

    /** The matched article of each manuscript, by path. Manuscripts without an entry are new. */
    public Map<String, KnownArticle> match(List<Manuscript> manuscripts) {
        byId(manuscripts);
        Map<String, List<KnownArticle>> samePath = candidates(lookup::byPath, manuscripts, Manuscript::path, KnownArticle::path);
        Map<String, List<KnownArticle>> sameBody =
                candidates(lookup::byDigest, withText(manuscripts), manuscript -> manuscript.file().bodyDigest(),
                        knownArticle -> knownArticle.file().digest());
        match(manuscripts, samePath, Manuscript::path,
                (manuscript, knownArticle) -> knownArticle.file().digest().equals(manuscript.file().bodyDigest()));
        match(manuscripts, sameBody, manuscript -> manuscript.file().bodyDigest(), (manuscript, knownArticle) -> true);
        match(manuscripts, samePath, Manuscript::path, (manuscript, knownArticle) -> true);
        byAddress(manuscripts);
        bySimilarity(manuscripts);
        return matches;
    }

    private void byId(List<Manuscript> manuscripts) {
        List<Manuscript> named = manuscripts.stream().filter(manuscript -> manuscript.identity().id().isPresent()).toList();
        Map<String, List<KnownArticle>> sameId =
                candidates(lookup::byIdentity, named, manuscript -> manuscript.identity().id().orElseThrow(),
                        KnownArticle::identity);
        match(named, sameId, manuscript -> manuscript.identity().id().orElseThrow(), (manuscript, knownArticle) -> true);
    }

    /**
     * Matches a new standing page to one at the same address whose file is missing: readers expect the imprint at its address,
     * even if the text is new, and not at {@code imprint-2}.
     */
    private void byAddress(List<Manuscript> manuscripts) {
        manuscripts.stream()
                .filter(manuscript -> manuscript.kind() == ArticleKind.PAGE && !matches.containsKey(manuscript.path()))
                .forEach(page -> lookup.byAddress(page.ledgerKey())
                        .filter(knownArticle -> knownArticle.kind() == ArticleKind.PAGE && isAvailable(knownArticle))
                        .filter(knownArticle -> !knownArticle.file().exists() || missingFileIds.contains(knownArticle.id()))
                        .ifPresent(knownArticle -> assign(page, knownArticle)));
    }

    /** Manuscripts with a body. Two withdrawn articles without text must not match each other. */
    private List<Manuscript> withText(List<Manuscript> manuscripts) {
        return manuscripts.stream().filter(manuscript -> !bodies.isEmpty().test(manuscript)).toList();
    }

    private static Map<String, List<KnownArticle>> candidates(
            Function<Collection<String>, List<KnownArticle>> query,
            List<Manuscript> manuscripts,
            Function<Manuscript, String> wanted,
            Function<KnownArticle, String> actual) {
        Set<String> keys = manuscripts.stream().map(wanted).collect(Collectors.toSet());
        return query.apply(keys).stream().collect(Collectors.groupingBy(actual));
    }

    private void match(
            List<Manuscript> manuscripts,
            Map<String, List<KnownArticle>> candidates,
            Function<Manuscript, String> key,
            BiPredicate<Manuscript, KnownArticle> rule) {
        for (Manuscript manuscript : manuscripts) {
            if (!matches.containsKey(manuscript.path())) {
                candidates.getOrDefault(key.apply(manuscript), List.of()).stream()
                        .filter(knownArticle -> isAvailable(knownArticle) && rule.test(manuscript, knownArticle))
                        .min(preferred())
                        .ifPresent(knownArticle -> assign(manuscript, knownArticle));
            }
        }
    }

    /** Prefers live articles, then articles with a file, then the oldest. */
    private static Comparator<KnownArticle> preferred() {
        return Comparator.comparing(KnownArticle::live)
                .thenComparing(knownArticle -> knownArticle.file().exists())
                .reversed()
                .thenComparingLong(KnownArticle::id);
    }

    private void bySimilarity(List<Manuscript> manuscripts) {
        List<Manuscript> unknown = withText(manuscripts).stream()
                .filter(manuscript -> !matches.containsKey(manuscript.path()))
                .toList();
        List<KnownArticle> candidates = unknown.isEmpty() ? List.of() : withoutFile(unknown);
        if (candidates.isEmpty()) {
            return;
        }
        SimilarTextMatcher<Manuscript, KnownArticle> similarTextMatcher = new SimilarTextMatcher<>();
        unknown.forEach(manuscript -> similarTextMatcher.addNew(manuscript, bodies.markdown().apply(manuscript)));
        candidates.forEach(
                knownArticle -> lookup.markdown(knownArticle.id())
                        .ifPresent(text -> similarTextMatcher.addOld(knownArticle, text)));
        similarTextMatcher.uniqueMatches().forEach(this::assign);
    }

    /** Articles that may be similar: those that share a sketch hash, and those whose file is missing. */
    private List<KnownArticle> withoutFile(List<Manuscript> unknown) {
        Set<Integer> sketches = !lookup.hasSketches()
                ? Set.of()
                : unknown.stream()
                        .flatMap(manuscript -> SimilarTextMatcher.sketch(bodies.markdown().apply(manuscript)).stream())
                        .collect(Collectors.toSet());
        return Stream.concat(lookup.bySketch(sketches).stream(), lookup.byId(missingFileIds).stream())
                .filter(this::isAvailable)
                .distinct()
                .toList();
    }

    private boolean isAvailable(KnownArticle knownArticle) {
        return !claimedIds.contains(knownArticle.id()) && !fileUnchanged.test(knownArticle);
    }

    private void assign(Manuscript manuscript, KnownArticle knownArticle) {
        claimedIds.add(knownArticle.id());
        matches.put(manuscript.path(), knownArticle);
    }
}
