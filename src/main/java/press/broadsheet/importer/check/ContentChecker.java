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
import press.broadsheet.archive.mirror.LedgerSnapshot;
import press.broadsheet.archive.mirror.LedgerTextReader;
import press.broadsheet.archive.store.ArticleStore.Placement;
import press.broadsheet.importer.AddressAllocator;
import press.broadsheet.importer.ArticleMatcher;
import press.broadsheet.importer.ArticleMatcher.Words;
import press.broadsheet.importer.DuplicateIdCheck;
import press.broadsheet.importer.ImportPlan;
import press.broadsheet.importer.ManuscriptLoader;
import press.broadsheet.importer.ManuscriptLoader.Copy;
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

/** Judges the whole content folder as an import would, and more strictly, without an archive and without changing anything. */
@Component
class ContentChecker {

    private static final Comparator<Problem> IN_ORDER =
            Comparator.comparing(Problem::path).thenComparingInt(Problem::line).thenComparingInt(Problem::column);

    private final ContentFolder folder;
    private final ManuscriptLoader desk;
    private final LedgerTextReader ledger;
    private final Publication publication;
    private final Clock clock;

    ContentChecker(ContentFolder folder, ManuscriptLoader desk, LedgerTextReader ledger, Publication publication, Clock clock) {
        this.folder = folder;
        this.desk = desk;
        this.ledger = ledger;
        this.publication = publication;
        this.clock = clock;
    }

    CheckReport check() {
        long start = System.nanoTime();
        return folder.trouble()
                .map(CheckReport::failed)
                .orElseGet(this::look)
                .took(Duration.ofNanos(System.nanoTime() - start));
    }

    private CheckReport look() {
        try {
            FolderSnapshot folderSnapshot = folder.look();
            return folderSnapshot.size() == 0
                    ? CheckReport.failed("the content folder " + folder.path()
                            + " holds no manuscript (.md, .markdown or .txt). Set broadsheet.importer.folder to where they are.")
                    : judge(folderSnapshot);
        } catch (IOException trouble) {
            return CheckReport.failed("the content folder cannot be read: " + trouble);
        }
    }

    private CheckReport judge(FolderSnapshot folderSnapshot) {
        List<Problem> problems = new ArrayList<>(folderSnapshot.problems());
        LedgerSnapshot trail = ledger.recall(folder.path().resolve(".ledger.tsv"), problems::add);
        List<Copy> copies = desk.proofread(folderSnapshot.entries());
        copies.forEach(copy -> copy.reading().ifPresent(readResult -> problems.addAll(readResult.problems())));
        List<Manuscript> manuscripts = accepted(copies, problems);
        DateCheck dateCheck = new DateCheck(clock.instant(), publication);
        manuscripts.forEach(manuscript -> problems.addAll(dateCheck.slips(manuscript)));
        problems.addAll(LabelSpellingCheck.slips(manuscripts));
        problems.addAll(links(folderSnapshot, manuscripts, dateCheck));
        problems.addAll(new MissingMediaCheck(folderSnapshot).in(manuscripts));
        problems.addAll(new UnusedMediaCheck(folderSnapshot, copies).among(folderSnapshot.files()));
        ArticleMatcher articleMatcher = new ArticleMatcher(trail, Words.THEIR_OWN, _ -> false, Set.of(), Set.of());
        AddressAllocator addressAllocator = new AddressAllocator(trail::owners, articleMatcher.match(manuscripts));
        List<Placement> placements = addressAllocator.settle(manuscripts, Map.of());
        problems.addAll(addressAllocator.problems());
        problems.addAll(front(copies, placements, trail, folderSnapshot, dateCheck));
        return new CheckReport(
                folderSnapshot.size(),
                problems.stream().map(Problem::strictly).distinct().sorted(IN_ORDER).toList(),
                new ImportPreview(dateCheck, trail).of(placements, folderSnapshot),
                Optional.empty(),
                Duration.ZERO);
    }

    private List<Problem> front(
            List<Copy> copies, List<Placement> placements, LedgerSnapshot trail, FolderSnapshot folderSnapshot, DateCheck dateCheck) {
        FrontPageCheck proof = new FrontPageCheck(placements, trail, dateCheck.now());
        FrontPageWarnings slips = new FrontPageWarnings(publication, folderSnapshot,
                () -> placements.stream().map(placement -> placement.slug().toString()).toList());
        return copies.stream()
                .flatMap(copy -> copy.reading().stream())
                .flatMap(readResult -> readResult instanceof ReadResult.Arranged front
                        ? slips.of(proof.unfilled(front.layout())).stream()
                        : Stream.of())
                .toList();
    }

    /** Those that an import would bring in. */
    private static List<Manuscript> accepted(List<Copy> copies, List<Problem> problems) {
        DuplicateIdCheck ids = new DuplicateIdCheck(Map.of());
        return copies.stream()
                .flatMap(copy -> copy.reading().stream())
                .flatMap(readResult -> readResult instanceof ReadResult.Accepted accepted ? Stream.of(accepted.manuscript()) : Stream.of())
                .filter(manuscript -> {
                    Optional<Problem> shared = ids.in(manuscript);
                    shared.ifPresent(problems::add);
                    return shared.isEmpty();
                })
                .toList();
    }

    private static List<Problem> links(FolderSnapshot folderSnapshot, List<Manuscript> manuscripts, DateCheck dateCheck) {
        Map<String, Boolean> live = manuscripts.stream().collect(Collectors.toMap(
                Manuscript::path, manuscript -> !ImportPlan.isHidden(manuscript, dateCheck.now())));
        Map<String, ArticleBody> bodies = manuscripts.stream().collect(Collectors.toMap(Manuscript::path, Manuscript::body));
        BrokenLinkCheck brokenLinkCheck = new BrokenLinkCheck(folderSnapshot, path -> Optional.ofNullable(bodies.get(path)));
        return manuscripts.stream()
                .flatMap(manuscript -> brokenLinkCheck.in(manuscript.path(), manuscript.links(), live).stream())
                .toList();
    }
}
