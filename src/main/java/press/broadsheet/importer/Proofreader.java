package press.broadsheet.importer;

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
import press.broadsheet.archive.ArticleStore.Placement;
import press.broadsheet.archive.LedgerText;
import press.broadsheet.archive.PaperTrail;
import press.broadsheet.importer.CopyDesk.Copy;
import press.broadsheet.importer.Recognition.Words;
import press.broadsheet.manuscript.Manuscript;
import press.broadsheet.manuscript.Problem;
import press.broadsheet.manuscript.Reading;
import press.broadsheet.publication.Body;
import press.broadsheet.publication.Publication;

/** Judges the whole content folder as an import would, and more strictly, without an archive and without changing anything. */
@Component
class Proofreader {

    private static final Comparator<Problem> IN_ORDER =
            Comparator.comparing(Problem::path).thenComparingInt(Problem::line).thenComparingInt(Problem::column);

    private final SourceFolder folder;
    private final CopyDesk desk;
    private final LedgerText ledger;
    private final Publication publication;
    private final Clock clock;

    Proofreader(SourceFolder folder, CopyDesk desk, LedgerText ledger, Publication publication, Clock clock) {
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
            Look look = folder.look();
            return look.size() == 0
                    ? CheckReport.failed("the content folder " + folder.path()
                            + " holds no manuscript (.md, .markdown or .txt). Set broadsheet.importer.folder to where they are.")
                    : judge(look);
        } catch (IOException trouble) {
            return CheckReport.failed("the content folder cannot be read: " + trouble);
        }
    }

    private CheckReport judge(Look look) {
        List<Problem> problems = new ArrayList<>(look.problems());
        PaperTrail trail = ledger.recall(folder.path().resolve(".ledger.tsv"), problems::add);
        List<Copy> copies = desk.proofread(look.entries());
        copies.forEach(copy -> copy.reading().ifPresent(reading -> problems.addAll(reading.problems())));
        List<Manuscript> manuscripts = accepted(copies, problems);
        Timing timing = new Timing(clock.instant(), publication);
        manuscripts.forEach(manuscript -> problems.addAll(timing.slips(manuscript)));
        problems.addAll(Spelling.slips(manuscripts));
        problems.addAll(links(look, manuscripts, timing));
        problems.addAll(new MissingPictures(look).in(manuscripts));
        problems.addAll(new UnusedFiles(look, copies).among(look.files()));
        Recognition recognition = new Recognition(trail, Words.THEIR_OWN, _ -> false, Set.of(), Set.of());
        Claims claims = new Claims(trail::owners, recognition.match(manuscripts));
        List<Placement> placements = claims.settle(manuscripts, Map.of());
        problems.addAll(claims.problems());
        problems.addAll(front(copies, placements, trail, look, timing));
        return new CheckReport(
                look.size(),
                problems.stream().map(Problem::strictly).distinct().sorted(IN_ORDER).toList(),
                new Outlook(timing, trail).of(placements, look),
                Optional.empty(),
                Duration.ZERO);
    }

    private List<Problem> front(
            List<Copy> copies, List<Placement> placements, PaperTrail trail, Look look, Timing timing) {
        FrontProof proof = new FrontProof(placements, trail, timing.now());
        FrontSlips slips = new FrontSlips(publication, look,
                () -> placements.stream().map(placement -> placement.slug().toString()).toList());
        return copies.stream()
                .flatMap(copy -> copy.reading().stream())
                .flatMap(reading -> reading instanceof Reading.Arranged front
                        ? slips.of(proof.unfilled(front.layout())).stream()
                        : Stream.of())
                .toList();
    }

    /** Those that an import would bring in. */
    private static List<Manuscript> accepted(List<Copy> copies, List<Problem> problems) {
        SharedIds ids = new SharedIds(Map.of());
        return copies.stream()
                .flatMap(copy -> copy.reading().stream())
                .flatMap(reading -> reading instanceof Reading.Accepted accepted ? Stream.of(accepted.manuscript()) : Stream.of())
                .filter(manuscript -> {
                    Optional<Problem> shared = ids.in(manuscript);
                    shared.ifPresent(problems::add);
                    return shared.isEmpty();
                })
                .toList();
    }

    private static List<Problem> links(Look look, List<Manuscript> manuscripts, Timing timing) {
        Map<String, Boolean> live = manuscripts.stream().collect(Collectors.toMap(
                Manuscript::path, manuscript -> !Plan.isHidden(manuscript, timing.now())));
        Map<String, Body> bodies = manuscripts.stream().collect(Collectors.toMap(Manuscript::path, Manuscript::body));
        DeadLinks deadLinks = new DeadLinks(look, path -> Optional.ofNullable(bodies.get(path)));
        return manuscripts.stream()
                .flatMap(manuscript -> deadLinks.in(manuscript.path(), manuscript.links(), live).stream())
                .toList();
    }
}
