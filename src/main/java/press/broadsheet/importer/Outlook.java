package press.broadsheet.importer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import press.broadsheet.archive.ArticleStore.Placement;
import press.broadsheet.archive.Known;
import press.broadsheet.archive.Ledger.Owner;
import press.broadsheet.archive.PaperTrail;
import press.broadsheet.importer.CheckReport.Notice;
import press.broadsheet.manuscript.Manuscript;

/** What an import of the folder, and time after it, will bring about, as far as the files and the ledger's text tell. */
record Outlook(Timing timing, PaperTrail trail) {

    private static final int MOST_NAMED = 5;

    List<Notice> of(List<Placement> placements, Look look) {
        List<Notice> notices = new ArrayList<>();
        for (Placement placement : placements) {
            String path = placement.manuscript().path();
            timing.outlook(placement.manuscript()).forEach(told -> notices.add(new Notice(path, told)));
            redirects(placement).ifPresent(told -> notices.add(new Notice(path, told)));
        }
        gone(placements, look).forEach(known -> notices.add(new Notice(
                known.path(), "is not there any more, so that " + known.address() + " will say that it is gone")));
        notices.sort(Notice.IN_ORDER);
        return notices;
    }

    /** From the addresses at which the ledger does not already have it. */
    private Optional<String> redirects(Placement placement) {
        Manuscript manuscript = placement.manuscript();
        String address = manuscript.kind().key(placement.slug());
        List<String> former = new ArrayList<>(placement.addresses());
        Set<String> held = trail.owners(former).values().stream().map(Owner::address).collect(Collectors.toSet());
        former.removeIf(alias -> alias.equals(address) || held.contains(alias));
        placement.known().map(Known::address).filter(present -> !present.equals(address)).ifPresent(former::addFirst);
        boolean unseen = former.isEmpty() || manuscript.draft() || manuscript.withdrawn().isPresent();
        return unseen ? Optional.empty() : Optional.of("will redirect from " + listed(former) + " to " + address);
    }

    private List<Known> gone(List<Placement> placements, Look look) {
        Set<Long> there = placements.stream()
                .flatMap(placement -> placement.known().stream())
                .map(Known::id)
                .collect(Collectors.toSet());
        Set<String> files = new HashSet<>();
        look.entries().forEach(entry -> files.add(entry.path()));
        return trail.live().stream()
                .filter(known -> !there.contains(known.id()) && !files.contains(known.path()) && !look.couldNotSee(known.path()))
                .toList();
    }

    private static String listed(List<String> addresses) {
        int more = addresses.size() - MOST_NAMED;
        return String.join(", ", addresses.subList(0, Math.min(addresses.size(), MOST_NAMED)))
                + (more > 0 ? " and " + more + " more" : "");
    }
}
