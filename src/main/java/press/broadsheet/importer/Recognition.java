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
import press.broadsheet.archive.Candidates;
import press.broadsheet.archive.Known;
import press.broadsheet.manuscript.Manuscript;
import press.broadsheet.publication.ArticleKind;

/**
 * Decides which manuscript is which published article: by the same id; the same path and body; the same body at another
 * path; the same path; for a standing page, the same address; a body so similar that there is no rival. Each rule is tried on all manuscripts before the next,
 * and no article is matched twice.
 */
final class Recognition {

    /** What manuscripts say: whether that is nothing, and their bodies as written. */
    record Words(Predicate<Manuscript> blank, Function<Manuscript, String> markdown) {

        static final Words THEIR_OWN =
                new Words(manuscript -> manuscript.markdown().isBlank(), Manuscript::markdown);
    }

    private final Candidates archive;
    private final Words words;
    private final Predicate<Known> elsewhere;
    private final Set<Long> taken;
    private final Set<Long> vanished;
    private final Map<String, Known> found = new HashMap<>();

    /**
     * @param words of manuscripts, which may be elsewhere
     * @param elsewhere whether an article's own file is there and did not change
     * @param kept the articles that refused files keep online
     * @param vanished those whose file is missing
     */
    Recognition(
            Candidates archive, Words words, Predicate<Known> elsewhere, Set<Long> kept,
            Set<Long> vanished) {
        this.archive = archive;
        this.words = words;
        this.elsewhere = elsewhere;
        this.taken = new HashSet<>(kept);
        this.vanished = vanished;
    }

    /** The article that each manuscript is, by path; a manuscript that is not in it is new. */
    Map<String, Known> match(List<Manuscript> manuscripts) {
        byId(manuscripts);
        Map<String, List<Known>> samePath = candidates(archive::byPath, manuscripts, Manuscript::path, Known::path);
        Map<String, List<Known>> sameBody =
                candidates(archive::byDigest, telling(manuscripts), Manuscript::digest, Known::digest);
        match(manuscripts, samePath, Manuscript::path, (manuscript, known) -> known.digest().equals(manuscript.digest()));
        match(manuscripts, sameBody, Manuscript::digest, (manuscript, known) -> true);
        match(manuscripts, samePath, Manuscript::path, (manuscript, known) -> true);
        byAddress(manuscripts);
        bySimilarity(manuscripts);
        return found;
    }

    private void byId(List<Manuscript> manuscripts) {
        List<Manuscript> named = manuscripts.stream().filter(manuscript -> manuscript.id().isPresent()).toList();
        Map<String, List<Known>> sameId =
                candidates(archive::byIdentity, named, manuscript -> manuscript.id().orElseThrow(), Known::identity);
        match(named, sameId, manuscript -> manuscript.id().orElseThrow(), (manuscript, known) -> true);
    }

    /**
     * A new standing page at the address of one without a file is that page: readers look for the imprint at its address,
     * whatever became of its words, and not at {@code imprint-2}.
     */
    private void byAddress(List<Manuscript> manuscripts) {
        manuscripts.stream()
                .filter(manuscript -> manuscript.kind() == ArticleKind.PAGE && !found.containsKey(manuscript.path()))
                .forEach(page -> archive.at(page.address())
                        .filter(known -> known.kind() == ArticleKind.PAGE && isFree(known))
                        .filter(known -> !known.present() || vanished.contains(known.id()))
                        .ifPresent(known -> settle(page, known)));
    }

    /** Manuscripts whose body tells them apart: two withdrawn pieces without a text are not the same piece. */
    private List<Manuscript> telling(List<Manuscript> manuscripts) {
        return manuscripts.stream().filter(manuscript -> !words.blank().test(manuscript)).toList();
    }

    private static Map<String, List<Known>> candidates(
            Function<Collection<String>, List<Known>> query,
            List<Manuscript> manuscripts,
            Function<Manuscript, String> wanted,
            Function<Known, String> held) {
        Set<String> keys = manuscripts.stream().map(wanted).collect(Collectors.toSet());
        return query.apply(keys).stream().collect(Collectors.groupingBy(held));
    }

    private void match(
            List<Manuscript> manuscripts,
            Map<String, List<Known>> candidates,
            Function<Manuscript, String> key,
            BiPredicate<Manuscript, Known> rule) {
        for (Manuscript manuscript : manuscripts) {
            if (!found.containsKey(manuscript.path())) {
                candidates.getOrDefault(key.apply(manuscript), List.of()).stream()
                        .filter(known -> isFree(known) && rule.test(manuscript, known))
                        .min(likeliest())
                        .ifPresent(known -> settle(manuscript, known));
            }
        }
    }

    /** Of several, the one that readers see, then the one that still had its file, then the oldest. */
    private static Comparator<Known> likeliest() {
        return Comparator.comparing(Known::live)
                .thenComparing(Known::present)
                .reversed()
                .thenComparingLong(Known::id);
    }

    private void bySimilarity(List<Manuscript> manuscripts) {
        List<Manuscript> unknown = telling(manuscripts).stream()
                .filter(manuscript -> !found.containsKey(manuscript.path()))
                .toList();
        List<Known> candidates = unknown.isEmpty() ? List.of() : withoutFile(unknown);
        if (candidates.isEmpty()) {
            return;
        }
        Similarity<Manuscript, Known> similarity = new Similarity<>();
        unknown.forEach(manuscript -> similarity.addNew(manuscript, words.markdown().apply(manuscript)));
        candidates.forEach(known -> archive.markdown(known.id()).ifPresent(text -> similarity.addOld(known, text)));
        similarity.unrivalled().forEach(this::settle);
    }

    /** The articles whose texts an unknown one may be. A first import has none, and sketches nothing. */
    private List<Known> withoutFile(List<Manuscript> unknown) {
        Set<Integer> sketches = !archive.anySketched()
                ? Set.of()
                : unknown.stream()
                        .flatMap(manuscript -> Similarity.sketch(words.markdown().apply(manuscript)).stream())
                        .collect(Collectors.toSet());
        return Stream.concat(archive.sketched(sketches).stream(), archive.byId(vanished).stream())
                .filter(this::isFree)
                .distinct()
                .toList();
    }

    private boolean isFree(Known known) {
        return !taken.contains(known.id()) && !elsewhere.test(known);
    }

    private void settle(Manuscript manuscript, Known known) {
        taken.add(known.id());
        found.put(manuscript.path(), known);
    }
}
