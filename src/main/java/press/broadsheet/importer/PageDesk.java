package press.broadsheet.importer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import press.broadsheet.archive.Known;
import press.broadsheet.archive.PageLedger;
import press.broadsheet.archive.PageStore;
import press.broadsheet.archive.PageStore.Placement;
import press.broadsheet.importer.CopyDesk.Copy;
import press.broadsheet.importer.PagePlan.Page;
import press.broadsheet.importer.PagePlan.Placed;
import press.broadsheet.manuscript.ManuscriptReader;
import press.broadsheet.manuscript.Problem;
import press.broadsheet.manuscript.Reading;

/**
 * Decides which standing page each file is, and brings them in.
 *
 * <p>A file is the page that stood at its path; else one without a file that has the same body; else one without a file whose
 * address it asks for; else a new page. So a renamed page keeps its addresses, and an address that was given out leads to
 * its page for ever. Two pages cannot ask for one address: there is no number behind "imprint" that readers would look for.
 */
@Component
class PageDesk {

    private final PageStore store;
    private final PageLedger ledger;

    PageDesk(PageStore store, PageLedger ledger) {
        this.store = store;
        this.ledger = ledger;
    }

    /** What is to become of the pages read; one that is refused here goes to the others that were refused. */
    PagePlan plan(List<Page> pages, List<String> missing, List<Copy> refused, List<Problem> problems) {
        List<Known> all = store.all();
        if (pages.isEmpty() && missing.stream().noneMatch(ManuscriptReader::isPage)) {
            return PagePlan.NOTHING;
        }
        Map<String, Long> owners = new HashMap<>(ledger.owners());
        Set<Long> kept = kept(all, missing, refused);
        List<Known> free = all.stream()
                .filter(known -> !known.present() || missing.contains(known.path()))
                .filter(known -> !kept.contains(known.id()))
                .sorted(Comparator.comparing(Known::present).reversed().thenComparingLong(Known::id))
                .toList();
        Map<String, Known> found = recognise(pages, all, free, owners);
        List<Placed> placed = settle(pages, found, all, owners, refused, problems);
        Set<Long> alive = found.values().stream().map(Known::id).collect(Collectors.toSet());
        return new PagePlan(placed, free.stream().filter(Known::present).filter(known -> !alive.contains(known.id())).toList());
    }

    /** Writes what was planned, as of the edition that is about to open; the ids of the pages by path. */
    Map<String, Long> write(PagePlan plan, Instant asOf) {
        plan.lost().forEach(known -> store.withdraw(known, asOf));
        Set<String> used = store.all().stream().map(Known::identity).collect(Collectors.toSet());
        Map<String, Long> ids = new HashMap<>();
        for (Placed page : plan.placed()) {
            String path = page.manuscript().path();
            String identity = page.known().map(Known::identity).orElseGet(() -> unused(path, used));
            ids.put(path, store.place(new Placement(page.manuscript(), page.weight(), page.known(), identity), asOf));
        }
        return ids;
    }

    /** A file that was moved and broken at once keeps its page online. */
    private static Set<Long> kept(List<Known> all, List<String> missing, List<Copy> refused) {
        Set<String> digests = refused.stream()
                .flatMap(copy -> copy.reading().stream())
                .flatMap(reading -> reading instanceof Reading.Refused broken
                        ? broken.digest().stream()
                        : Optional
                                .<String>empty().stream())
                .collect(Collectors.toSet());
        return all.stream()
                .filter(known -> missing.contains(known.path()) && digests.contains(known.digest()))
                .map(Known::id)
                .collect(Collectors.toSet());
    }

    private static Map<String, Known> recognise(
            List<Page> pages, List<Known> all, List<Known> free, Map<String, Long> owners) {
        Map<String, Known> found = new HashMap<>();
        List<Known> standing = all.stream().sorted(Comparator.comparing(Known::present).reversed()).toList();
        match(pages, standing, found, (page, known) -> known.path().equals(page.manuscript().path()));
        match(pages, free, found, (page, known) -> !page.manuscript().markdown().isBlank()
                && known.digest().equals(page.manuscript().digest()));
        match(pages, free, found, (page, known) -> owners.getOrDefault(address(page), 0L).equals(known.id()));
        return found;
    }

    private static void match(
            List<Page> pages, List<Known> candidates, Map<String, Known> found, BiPredicate<Page, Known> rule) {
        Set<Long> taken = found.values().stream().map(Known::id).collect(Collectors.toCollection(HashSet::new));
        for (Page page : pages) {
            if (!found.containsKey(page.manuscript().path())) {
                candidates.stream()
                        .filter(known -> !taken.contains(known.id()) && rule.test(page, known))
                        .findFirst()
                        .ifPresent(known -> {
                            taken.add(known.id());
                            found.put(page.manuscript().path(), known);
                        });
            }
        }
    }

    /** An address is the page's that had it first; of two new ones, the first by path. */
    private static List<Placed> settle(
            List<Page> pages, Map<String, Known> found, List<Known> all, Map<String, Long> owners, List<Copy> refused,
            List<Problem> problems) {
        Map<Long, String> holders = all.stream().collect(Collectors.toMap(Known::id, Known::path));
        found.forEach((path, known) -> holders.put(known.id(), path));
        List<Placed> placed = new ArrayList<>();
        for (Page page : pages) {
            Optional<Known> known = Optional.ofNullable(found.get(page.manuscript().path()));
            long own = known.map(Known::id).orElse(-1L - placed.size());
            long owner = owners.computeIfAbsent(address(page), _ -> own);
            if (owner == own) {
                holders.put(own, page.manuscript().path());
                placed.add(new Placed(page.copy(), page.manuscript(), page.weight(), known));
            } else {
                refused.add(page.copy());
                problems.add(taken(page, holders.getOrDefault(owner, "another page")));
            }
        }
        return placed;
    }

    private static Problem taken(Page page, String holder) {
        return Problem.error(page.manuscript().path(), 1, 1,
                "the address " + address(page) + " is the one of " + holder,
                "Give this page another `slug`, or the two one file.");
    }

    private static String address(Page page) {
        return PageLedger.address(page.manuscript().slug());
    }

    private static String unused(String path, Set<String> used) {
        String identity = path;
        for (int number = 2; !used.add(identity); number++) {
            identity = path + "#" + number;
        }
        return identity;
    }
}
