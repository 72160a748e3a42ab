package press.broadsheet.importer.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import press.broadsheet.archive.ledger.KnownArticle;
import press.broadsheet.archive.ledger.Ledger.Owner;
import press.broadsheet.archive.mirror.LedgerSnapshot;
import press.broadsheet.archive.store.ArticleStore.Placement;
import press.broadsheet.importer.check.CheckReport.Notice;
import press.broadsheet.importer.folder.FolderSnapshot;
import press.broadsheet.importer.rules.DateCheck;
import press.broadsheet.manuscript.Manuscript;

/** What an import of the folder, and time after it, will bring about, as far as the files and the ledger's text tell. */
record ImportPreview(DateCheck timing, LedgerSnapshot trail) {

    private static final int MOST_NAMED = 5;

    List<Notice> of(List<Placement> placements, FolderSnapshot folderSnapshot) {
        List<Notice> notices = new ArrayList<>();
        for (Placement placement : placements) {
            String path = placement.manuscript().path();
            timing.outlook(placement.manuscript()).forEach(told -> notices.add(new Notice(path, told)));
            redirects(placement).ifPresent(told -> notices.add(new Notice(path, told)));
        }
        gone(placements, folderSnapshot).forEach(knownArticle -> notices.add(new Notice(
                knownArticle.path(), "is not there any more, so that " + knownArticle.address() + " will say that it is gone")));
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
        placement.known().map(KnownArticle::address).filter(present -> !present.equals(address)).ifPresent(former::addFirst);
        boolean unseen = former.isEmpty() || manuscript.draft() || manuscript.withdrawn().isPresent();
        return unseen ? Optional.empty() : Optional.of("will redirect from " + listed(former) + " to " + address);
    }

    private List<KnownArticle> gone(List<Placement> placements, FolderSnapshot folderSnapshot) {
        Set<Long> there = placements.stream()
                .flatMap(placement -> placement.known().stream())
                .map(KnownArticle::id)
                .collect(Collectors.toSet());
        Set<String> files = new HashSet<>();
        folderSnapshot.entries().forEach(entry -> files.add(entry.path()));
        return trail.live().stream()
                .filter(knownArticle -> !there.contains(knownArticle.id()) && !files.contains(knownArticle.path()) && !folderSnapshot.couldNotSee(knownArticle.path()))
                .toList();
    }

    private static String listed(List<String> addresses) {
        int more = addresses.size() - MOST_NAMED;
        return String.join(", ", addresses.subList(0, Math.min(addresses.size(), MOST_NAMED)))
                + (more > 0 ? " and " + more + " more" : "");
    }
}
