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
import press.broadsheet.importer.MediaImporter.MediaChanges;
import press.broadsheet.importer.folder.FolderSnapshot;
import press.broadsheet.importer.rules.BrokenLinkCheck;
import press.broadsheet.importer.rules.DateCheck;
import press.broadsheet.importer.rules.DuplicateTranslationCheck;
import press.broadsheet.importer.rules.MissingMediaCheck;
import press.broadsheet.manuscript.text.ManuscriptLink;
import press.broadsheet.manuscript.text.Problem;
import press.broadsheet.publication.Publication;

/** Checks what an import wrote as a whole: links, translations, dates and images. */
@Component
class WrittenArticlesCheck {

    private final KnownArticles knownArticles;
    private final ArticleStore articleStore;
    private final MediaReferences mediaReferences;
    private final Publication publication;

    WrittenArticlesCheck(KnownArticles knownArticles, ArticleStore articleStore, MediaReferences mediaReferences,
            Publication publication) {
        this.knownArticles = knownArticles;
        this.articleStore = articleStore;
        this.mediaReferences = mediaReferences;
        this.publication = publication;
    }

    /** Call after everything is written and before the edition is opened. */
    List<Problem> check(ImportPlan importPlan, WrittenArticles writtenArticles, FolderSnapshot folderSnapshot,
            MediaChanges mediaChanges) {
        Map<String, Long> articles = writtenArticles.articles();
        List<Problem> problems =
                new ArrayList<>(new DuplicateTranslationCheck(articleStore).check(articles.values(), articles.keySet()));
        DateCheck dateCheck = new DateCheck(writtenArticles.asOf(), publication);
        importPlan.manuscripts().forEach(manuscript -> problems.addAll(dateCheck.check(manuscript)));
        problems.addAll(links(importPlan, writtenArticles, folderSnapshot));
        MissingMediaCheck missing = new MissingMediaCheck(folderSnapshot);
        problems.addAll(missing.problems(mediaReferences.findBroken(articles.values(), mediaChanges.paths())));
        return problems;
    }

    private List<Problem> links(ImportPlan importPlan, WrittenArticles writtenArticles, FolderSnapshot folderSnapshot) {
        BrokenLinkCheck brokenLinkCheck = new BrokenLinkCheck(folderSnapshot, knownArticles::body);
        Instant asOf = writtenArticles.asOf();
        List<Problem> problems =
                new ArrayList<>(links(brokenLinkCheck, writtenArticles.links(), writtenArticles.articles(), asOf));
        List<Long> gone = Stream.concat(importPlan.withoutFile().stream(), importPlan.hiddenArticles(asOf).stream())
                .map(KnownArticle::id).toList();
        problems.addAll(BrokenLinkCheck.checkRemovedTargets(knownArticles.linksTo(gone)));
        return problems;
    }

    private List<Problem> links(
            BrokenLinkCheck brokenLinkCheck, Map<String, List<ManuscriptLink>> links, Map<String, Long> ids, Instant asOf) {
        List<Long> linking = links.keySet().stream().flatMap(path -> Optional.ofNullable(ids.get(path)).stream()).toList();
        Map<Long, Map<String, Boolean>> live = knownArticles.linkTargets(linking, asOf);
        return links.entrySet().stream()
                .flatMap(from -> brokenLinkCheck.check(
                        from.getKey(),
                        from.getValue(),
                        live.getOrDefault(ids.getOrDefault(from.getKey(), 0L), Map.of())).stream())
                .toList();
    }
}
