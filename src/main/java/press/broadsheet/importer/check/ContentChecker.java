package press.broadsheet.importer.check;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import press.broadsheet.archive.mirror.LedgerTextReader;
import press.broadsheet.archive.mirror.ParsedLedger;
import press.broadsheet.archive.store.ArticleStore.PlannedArticle;
import press.broadsheet.importer.AddressAllocator;
import press.broadsheet.importer.ArticleMatcher;
import press.broadsheet.importer.ArticleMatcher.Bodies;
import press.broadsheet.importer.DuplicateIdCheck;
import press.broadsheet.importer.ImportPlan;
import press.broadsheet.importer.ManuscriptLoader;
import press.broadsheet.importer.ManuscriptLoader.LoadedFile;
import press.broadsheet.importer.folder.ContentFolder;
import press.broadsheet.importer.folder.FolderSnapshot;
import press.broadsheet.importer.rules.BrokenLinkCheck;
import press.broadsheet.importer.rules.DateCheck;
import press.broadsheet.importer.rules.FrontPageWarnings;
import press.broadsheet.importer.rules.LabelSpellingCheck;
import press.broadsheet.importer.rules.MissingMediaCheck;
import press.broadsheet.manuscript.Manuscript;
import press.broadsheet.manuscript.ReadResult;
import press.broadsheet.manuscript.text.Problem;
import press.broadsheet.publication.ArticleBody;
import press.broadsheet.publication.Publication;

/** Checks the whole content folder as an import would, but more strictly, without an archive and without changing anything. */
@Component
class ContentChecker {

    private static final Comparator<Problem> BY_POSITION =
            Comparator.comparing(Problem::path).thenComparingInt(Problem::line).thenComparingInt(Problem::column);

    private final ContentFolder folder;
    private final ManuscriptLoader loader;
    private final LedgerTextReader ledger;
    private final Publication publication;
    private final Clock clock;

    ContentChecker(ContentFolder folder, ManuscriptLoader loader, LedgerTextReader ledger, Publication publication, Clock clock) {
        this.folder = folder;
        this.loader = loader;
        this.ledger = ledger;
        this.publication = publication;
        this.clock = clock;
    }

    CheckReport check() {
        long start = System.nanoTime();
        return folder.unreadableReason()
                .map(CheckReport::failed)
                .orElseGet(this::checkFolder)
                .withDuration(Duration.ofNanos(System.nanoTime() - start));
    }

    private CheckReport checkFolder() {
        try {
            FolderSnapshot folderSnapshot = folder.scan();
            return folderSnapshot.countManuscripts() == 0
                    ? CheckReport.failed("the content folder " + folder.path()
                            + " contains no manuscript (.md, .markdown or .txt)."
                            + " Set broadsheet.importer.folder to the right folder.")
                    : checkSnapshot(folderSnapshot);
        } catch (IOException exception) {
            return CheckReport.failed("the content folder cannot be read: " + exception);
        }
    }

    private CheckReport checkSnapshot(FolderSnapshot folderSnapshot) {
        List<Problem> problems = new ArrayList<>(folderSnapshot.problems());
        ParsedLedger parsedLedger = ledger.readSnapshot(folder.path().resolve(".ledger.tsv"), problems::add);
        List<LoadedFile> loadedFiles = loader.readWithAdvice(folderSnapshot.manuscripts());
        loadedFiles.forEach(loadedFile -> loadedFile.result().ifPresent(readResult -> problems.addAll(readResult.problems())));
        List<Manuscript> manuscripts = accepted(loadedFiles, problems);
        DateCheck dateCheck = new DateCheck(clock.instant(), publication);
        manuscripts.forEach(manuscript -> problems.addAll(dateCheck.check(manuscript)));
        problems.addAll(LabelSpellingCheck.check(manuscripts));
        problems.addAll(linkProblems(folderSnapshot, manuscripts, dateCheck));
        problems.addAll(new MissingMediaCheck(folderSnapshot).check(manuscripts));
        problems.addAll(new UnusedMediaCheck(folderSnapshot, loadedFiles).check(folderSnapshot.otherFiles()));
        ArticleMatcher articleMatcher = new ArticleMatcher(parsedLedger, Bodies.IN_MEMORY, _ -> false, Set.of(), Set.of());
        AddressAllocator addressAllocator = new AddressAllocator(parsedLedger::owners, articleMatcher.match(manuscripts));
        List<PlannedArticle> plannedArticles = addressAllocator.allocate(manuscripts, Map.of());
        problems.addAll(addressAllocator.problems());
        problems.addAll(frontPageProblems(loadedFiles, plannedArticles, parsedLedger, folderSnapshot, dateCheck));
        return new CheckReport(
                folderSnapshot.countManuscripts(),
                problems.stream().map(Problem::toCheckSeverity).distinct().sorted(BY_POSITION).toList(),
                new ImportPreview(dateCheck, parsedLedger).of(plannedArticles, folderSnapshot),
                Optional.empty(),
                Duration.ZERO);
    }

    private List<Problem> frontPageProblems(
            List<LoadedFile> loadedFiles, List<PlannedArticle> plannedArticles, ParsedLedger parsedLedger,
            FolderSnapshot folderSnapshot, DateCheck dateCheck) {
        UnfilledSlotFinder unfilledSlotFinder = new UnfilledSlotFinder(plannedArticles, parsedLedger, dateCheck.now());
        FrontPageWarnings warnings = new FrontPageWarnings(publication, folderSnapshot,
                () -> plannedArticles.stream().map(plannedArticle -> plannedArticle.slug().toString()).toList());
        return loadedFiles.stream()
                .flatMap(loadedFile -> loadedFile.result().stream())
                .flatMap(readResult -> readResult instanceof ReadResult.AcceptedFrontPage front
                        ? warnings.of(unfilledSlotFinder.unfilled(front.layout())).stream()
                        : Stream.of())
                .toList();
    }

    /** The manuscripts that an import would accept; adds a problem for each duplicate id. */
    private static List<Manuscript> accepted(List<LoadedFile> loadedFiles, List<Problem> problems) {
        DuplicateIdCheck ids = new DuplicateIdCheck(Map.of());
        return loadedFiles.stream()
                .flatMap(loadedFile -> loadedFile.result().stream())
                .flatMap(readResult -> readResult instanceof ReadResult.Accepted accepted
                        ? Stream.of(accepted.manuscript())
                        : Stream.of())
                .filter(manuscript -> {
                    Optional<Problem> duplicate = ids.check(manuscript);
                    duplicate.ifPresent(problems::add);
                    return duplicate.isEmpty();
                })
                .toList();
    }

    private static List<Problem> linkProblems(FolderSnapshot folderSnapshot, List<Manuscript> manuscripts, DateCheck dateCheck) {
        Map<String, Boolean> live = manuscripts.stream().collect(Collectors.toMap(
                Manuscript::path, manuscript -> !ImportPlan.isHidden(manuscript, dateCheck.now())));
        Map<String, ArticleBody> bodies =
                manuscripts.stream().collect(Collectors.toMap(Manuscript::path, manuscript -> manuscript.text().body()));
        BrokenLinkCheck brokenLinkCheck = new BrokenLinkCheck(folderSnapshot, path -> Optional.ofNullable(bodies.get(path)));
        return manuscripts.stream()
                .flatMap(manuscript -> brokenLinkCheck.check(manuscript.path(), manuscript.references().links(), live).stream())
                .toList();
    }
}
