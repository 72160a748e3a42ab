package press.broadsheet.importer.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import press.broadsheet.archive.ledger.KnownArticle;
import press.broadsheet.archive.ledger.Ledger;
import press.broadsheet.archive.ledger.Ledger.Owner;
import press.broadsheet.archive.mirror.ParsedLedger;
import press.broadsheet.archive.reading.FrontPageSlots.UnfilledReason;
import press.broadsheet.archive.reading.FrontPageSlots.UnfilledSlot;
import press.broadsheet.archive.store.ArticleStore.PlannedArticle;
import press.broadsheet.importer.ImportPlan;
import press.broadsheet.manuscript.FrontPageLayout;
import press.broadsheet.publication.Slug;

/**
 * Finds the slots of {@code front.md} that an import would fill with the newest article instead. Gives the same result as
 * {@code FrontPageSlots} after that import.
 */
final class UnfilledSlotFinder {

    private final Map<String, PlannedArticle> byPath = new HashMap<>();
    private final Map<String, PlannedArticle> byAddress = new HashMap<>();
    private final ParsedLedger ledger;
    private final Instant now;

    UnfilledSlotFinder(List<PlannedArticle> plannedArticles, ParsedLedger ledger, Instant now) {
        this.ledger = ledger;
        this.now = now;
        for (PlannedArticle plannedArticle : plannedArticles) {
            byPath.put(plannedArticle.manuscript().path(), plannedArticle);
            plannedArticle.addresses().forEach(address -> byAddress.put(address, plannedArticle));
        }
        for (PlannedArticle plannedArticle : plannedArticles) {
            plannedArticle.known() // its former path
                    .ifPresent(knownArticle -> byPath.putIfAbsent(knownArticle.path(), plannedArticle));
        }
    }

    List<UnfilledSlot> unfilled(FrontPageLayout layout) {
        List<UnfilledSlot> unfilled = new ArrayList<>();
        Set<String> shown = new HashSet<>();
        layout.lead().flatMap(slot -> unfilled(0, slot, shown)).ifPresent(unfilled::add);
        for (int position = 1; position <= layout.slots().size(); position++) {
            unfilled(position, layout.slots().get(position - 1), shown).ifPresent(unfilled::add);
        }
        return unfilled;
    }

    private Optional<UnfilledSlot> unfilled(int position, FrontPageLayout.Slot slot, Set<String> shown) {
        String address = Ledger.address(Slug.of(slot.article()));
        Optional<PlannedArticle> planned = Optional.ofNullable(byPath.get(slot.article()))
                .or(() -> Optional.ofNullable(byAddress.get(address)))
                .or(() -> moved(address));
        Optional<String> path = planned.map(it -> it.manuscript().path()).or(() -> formerPath(address));
        boolean live = planned.filter(it -> !ImportPlan.isHidden(it.manuscript(), now)).isPresent();
        return UnfilledReason.of(slot.until(), path, live, now, shown)
                .map(unfilledReason -> new UnfilledSlot(position, slot.article(), slot.line(), unfilledReason, path,
                        slot.until()));
    }

    /** The article that had this address before. */
    private Optional<PlannedArticle> moved(String address) {
        return owner(address).flatMap(owner -> byPath.values().stream() // a scan is enough: few slots need it
                .filter(plannedArticle -> plannedArticle.known().map(KnownArticle::id).filter(id -> id == owner.articleId())
                        .isPresent())
                .findFirst());
    }

    private Optional<String> formerPath(String address) {
        return owner(address).map(Owner::path);
    }

    private Optional<Owner> owner(String address) {
        return Optional.ofNullable(ledger.owners(List.of(address)).get(address));
    }
}
