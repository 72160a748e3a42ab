package press.broadsheet.importer.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import press.broadsheet.archive.ledger.KnownArticle;
import press.broadsheet.archive.ledger.Ledger.Owner;
import press.broadsheet.archive.mirror.ParsedLedger;
import press.broadsheet.archive.store.ArticleStore.PlannedArticle;
import press.broadsheet.importer.check.CheckReport.Notice;
import press.broadsheet.importer.folder.FolderSnapshot;
import press.broadsheet.importer.rules.DateCheck;
import press.broadsheet.manuscript.Manuscript;

/** Predicts what an import of the folder will change, and what dates will change later, from the files and the ledger file. */
record ImportPreview(DateCheck dateCheck, ParsedLedger ledger) {

    private static final int MAX_LISTED = 5;

    List<Notice> of(List<PlannedArticle> plannedArticles, FolderSnapshot folderSnapshot) {
        List<Notice> notices = new ArrayList<>();
        for (PlannedArticle plannedArticle : plannedArticles) {
            String path = plannedArticle.manuscript().path();
            dateCheck.upcomingChanges(plannedArticle.manuscript()).forEach(change -> notices.add(new Notice(path, change)));
            redirects(plannedArticle).ifPresent(change -> notices.add(new Notice(path, change)));
        }
        missingArticles(plannedArticles, folderSnapshot).forEach(knownArticle -> notices.add(new Notice(
                knownArticle.path(), "no longer exists, so " + knownArticle.address() + " will be gone (410)")));
        notices.sort(Notice.BY_PATH);
        return notices;
    }

    /** Lists the redirects that are not in the ledger yet. */
    private Optional<String> redirects(PlannedArticle plannedArticle) {
        Manuscript manuscript = plannedArticle.manuscript();
        String address = manuscript.kind().ledgerKey(plannedArticle.slug());
        List<String> former = new ArrayList<>(plannedArticle.addresses());
        Set<String> held = ledger.owners(former).values().stream().map(Owner::address).collect(Collectors.toSet());
        former.removeIf(alias -> alias.equals(address) || held.contains(alias));
        plannedArticle.known().map(KnownArticle::address).filter(present -> !present.equals(address)).ifPresent(former::addFirst);
        boolean none = former.isEmpty() || manuscript.status().draft() || manuscript.status().withdrawal().isPresent();
        return none ? Optional.empty() : Optional.of("will redirect from " + joinAddresses(former) + " to " + address);
    }

    private List<KnownArticle> missingArticles(List<PlannedArticle> plannedArticles, FolderSnapshot folderSnapshot) {
        Set<Long> present = plannedArticles.stream()
                .flatMap(plannedArticle -> plannedArticle.known().stream())
                .map(KnownArticle::id)
                .collect(Collectors.toSet());
        Set<String> files = new HashSet<>();
        folderSnapshot.manuscripts().forEach(contentFile -> files.add(contentFile.path()));
        return ledger.liveArticles().stream()
                .filter(knownArticle -> !present.contains(knownArticle.id()) && !files.contains(knownArticle.path())
                        && !folderSnapshot.isUnreadable(knownArticle.path()))
                .toList();
    }

    private static String joinAddresses(List<String> addresses) {
        int more = addresses.size() - MAX_LISTED;
        return String.join(", ", addresses.subList(0, Math.min(addresses.size(), MAX_LISTED)))
                + (more > 0 ? " and " + more + " more" : "");
    }
}
