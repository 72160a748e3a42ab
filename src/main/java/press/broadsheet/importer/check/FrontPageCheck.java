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
import press.broadsheet.archive.mirror.LedgerSnapshot;
import press.broadsheet.archive.reading.FrontPageSlots.Trouble;
import press.broadsheet.archive.reading.FrontPageSlots.Unfilled;
import press.broadsheet.archive.store.ArticleStore.Placement;
import press.broadsheet.importer.ImportPlan;
import press.broadsheet.manuscript.FrontPageLayout;
import press.broadsheet.publication.Slug;

/** Which slots of {@code front.md} an import of the folder would leave to the newest stories: what {@code FrontPageSlots} says afterwards. */
final class FrontPageCheck {

    private final Map<String, Placement> byPath = new HashMap<>();
    private final Map<String, Placement> byAddress = new HashMap<>();
    private final LedgerSnapshot trail;
    private final Instant now;

    FrontPageCheck(List<Placement> placements, LedgerSnapshot trail, Instant now) {
        this.trail = trail;
        this.now = now;
        for (Placement placement : placements) {
            byPath.put(placement.manuscript().path(), placement);
            placement.addresses().forEach(address -> byAddress.put(address, placement));
        }
        for (Placement placement : placements) {
            placement.known().ifPresent(knownArticle -> byPath.putIfAbsent(knownArticle.path(), placement)); // where it stood before
        }
    }

    List<Unfilled> unfilled(FrontPageLayout layout) {
        List<Unfilled> unfilled = new ArrayList<>();
        Set<String> before = new HashSet<>();
        layout.lead().flatMap(slot -> unfilled(0, slot, before)).ifPresent(unfilled::add);
        for (int position = 1; position <= layout.slots().size(); position++) {
            unfilled(position, layout.slots().get(position - 1), before).ifPresent(unfilled::add);
        }
        return unfilled;
    }

    private Optional<Unfilled> unfilled(int position, FrontPageLayout.Slot slot, Set<String> before) {
        String address = Ledger.address(Slug.of(slot.story()));
        Optional<Placement> placement = Optional.ofNullable(byPath.get(slot.story()))
                .or(() -> Optional.ofNullable(byAddress.get(address)))
                .or(() -> moved(address));
        Optional<String> path = placement.map(it -> it.manuscript().path()).or(() -> former(address));
        boolean live = placement.filter(it -> !ImportPlan.isHidden(it.manuscript(), now)).isPresent();
        return Trouble.of(slot.until(), path, live, now, before)
                .map(trouble -> new Unfilled(position, slot.story(), slot.line(), trouble, path, slot.until()));
    }

    /** The article that had that address before. */
    private Optional<Placement> moved(String address) {
        return owner(address).flatMap(owner -> byPath.values().stream() // few slots ask for this
                .filter(placement -> placement.known().map(KnownArticle::id).filter(id -> id == owner.article()).isPresent())
                .findFirst());
    }

    private Optional<String> former(String address) {
        return owner(address).map(Owner::path);
    }

    private Optional<Owner> owner(String address) {
        return Optional.ofNullable(trail.owners(List.of(address)).get(address));
    }
}
