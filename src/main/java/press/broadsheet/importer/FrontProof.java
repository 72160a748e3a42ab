package press.broadsheet.importer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import press.broadsheet.archive.ArticleStore.Placement;
import press.broadsheet.archive.FrontSlots.Trouble;
import press.broadsheet.archive.FrontSlots.Unfilled;
import press.broadsheet.archive.Known;
import press.broadsheet.archive.Ledger;
import press.broadsheet.archive.Ledger.Owner;
import press.broadsheet.archive.PaperTrail;
import press.broadsheet.manuscript.FrontLayout;
import press.broadsheet.publication.Slug;

/** Which slots of {@code front.md} an import of the folder would leave to the newest stories: what {@code FrontSlots} says afterwards. */
final class FrontProof {

    private final Map<String, Placement> byPath = new HashMap<>();
    private final Map<String, Placement> byAddress = new HashMap<>();
    private final PaperTrail trail;
    private final Instant now;

    FrontProof(List<Placement> placements, PaperTrail trail, Instant now) {
        this.trail = trail;
        this.now = now;
        for (Placement placement : placements) {
            byPath.put(placement.manuscript().path(), placement);
            placement.addresses().forEach(address -> byAddress.put(address, placement));
        }
        for (Placement placement : placements) {
            placement.known().ifPresent(known -> byPath.putIfAbsent(known.path(), placement)); // where it stood before
        }
    }

    List<Unfilled> unfilled(FrontLayout layout) {
        List<Unfilled> unfilled = new ArrayList<>();
        Set<String> before = new HashSet<>();
        layout.lead().flatMap(slot -> unfilled(0, slot, before)).ifPresent(unfilled::add);
        for (int position = 1; position <= layout.slots().size(); position++) {
            unfilled(position, layout.slots().get(position - 1), before).ifPresent(unfilled::add);
        }
        return unfilled;
    }

    private Optional<Unfilled> unfilled(int position, FrontLayout.Slot slot, Set<String> before) {
        String address = Ledger.address(Slug.of(slot.story()));
        Optional<Placement> placement = Optional.ofNullable(byPath.get(slot.story()))
                .or(() -> Optional.ofNullable(byAddress.get(address)))
                .or(() -> moved(address));
        Optional<String> path = placement.map(it -> it.manuscript().path()).or(() -> former(address));
        boolean live = placement.filter(it -> !Plan.isHidden(it.manuscript(), now)).isPresent();
        return Trouble.of(slot.until(), path, live, now, before)
                .map(trouble -> new Unfilled(position, slot.story(), slot.line(), trouble, path, slot.until()));
    }

    /** The article that had that address before. */
    private Optional<Placement> moved(String address) {
        return owner(address).flatMap(owner -> byPath.values().stream() // few slots ask for this
                .filter(placement -> placement.known().map(Known::id).filter(id -> id == owner.article()).isPresent())
                .findFirst());
    }

    private Optional<String> former(String address) {
        return owner(address).map(Owner::path);
    }

    private Optional<Owner> owner(String address) {
        return Optional.ofNullable(trail.owners(List.of(address)).get(address));
    }
}
