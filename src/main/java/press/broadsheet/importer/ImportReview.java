package press.broadsheet.importer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import press.broadsheet.archive.ledger.KnownArticle;
import press.broadsheet.archive.media.MediaReferences;
import press.broadsheet.archive.store.ArticleStore;
import press.broadsheet.archive.store.KnownArticles;
import press.broadsheet.importer.MediaImporter.Developed;
import press.broadsheet.importer.folder.FolderSnapshot;
import press.broadsheet.importer.rules.BrokenLinkCheck;
import press.broadsheet.importer.rules.DateCheck;
import press.broadsheet.importer.rules.DuplicateTranslationCheck;
import press.broadsheet.importer.rules.MissingMediaCheck;
import press.broadsheet.manuscript.Manuscript.Link;
import press.broadsheet.manuscript.text.Problem;
import press.broadsheet.publication.Publication;

/** Judges what an import wrote, as only who sees all of it can: its links, translations, dates and pictures. */
@Component
class ImportReview {

    private final KnownArticles archive;
    private final ArticleStore store;
    private final MediaReferences mediaReferences;
    private final Publication publication;

    ImportReview(KnownArticles archive, ArticleStore store, MediaReferences mediaReferences, Publication publication) {
        this.archive = archive;
        this.store = store;
        this.mediaReferences = mediaReferences;
        this.publication = publication;
    }

    /** Once everything is in its place, and before the edition is opened. */
    List<Problem> judge(ImportPlan importPlan, WrittenArticles writtenArticles, FolderSnapshot folderSnapshot, Developed developed) {
        Map<String, Long> articles = writtenArticles.articles();
        List<Problem> problems = new ArrayList<>(new DuplicateTranslationCheck(store).of(articles.values(), articles.keySet()));
        DateCheck dateCheck = new DateCheck(writtenArticles.asOf(), publication);
        importPlan.manuscripts().forEach(manuscript -> problems.addAll(dateCheck.slips(manuscript)));
        problems.addAll(links(importPlan, writtenArticles, folderSnapshot));
        MissingMediaCheck missing = new MissingMediaCheck(folderSnapshot);
        problems.addAll(missing.among(mediaReferences.unshown(articles.values(), developed.paths())));
        return problems;
    }

    private List<Problem> links(ImportPlan importPlan, WrittenArticles writtenArticles, FolderSnapshot folderSnapshot) {
        BrokenLinkCheck dead = new BrokenLinkCheck(folderSnapshot, archive::body);
        Instant asOf = writtenArticles.asOf();
        List<Problem> problems = new ArrayList<>(links(dead, writtenArticles.links(), writtenArticles.articles(), asOf));
        List<Long> gone = Stream.concat(importPlan.lost().stream(), importPlan.hidden(asOf).stream()).map(KnownArticle::id).toList();
        problems.addAll(BrokenLinkCheck.to(archive.linksTo(gone)));
        return problems;
    }

    private List<Problem> links(
            BrokenLinkCheck dead, Map<String, List<Link>> links, Map<String, Long> ids, Instant asOf) {
        List<Long> linking = links.keySet().stream().flatMap(path -> Optional.ofNullable(ids.get(path)).stream()).toList();
        Map<Long, Map<String, Boolean>> live = archive.linkTargets(linking, asOf);
        return links.entrySet().stream()
                .flatMap(from -> dead.in(
                        from.getKey(),
                        from.getValue(),
                        live.getOrDefault(ids.getOrDefault(from.getKey(), 0L), Map.of())).stream())
                .toList();
    }
}
