package press.broadsheet.importer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import press.broadsheet.archive.edition.Edition;
import press.broadsheet.manuscript.Manuscript;
import press.broadsheet.manuscript.text.Problem;

/**
 * The result of one import, as shown to editors and operators.
 *
 * @param failure why nothing was imported; empty if the import ran
 * @param edition the edition that was opened; empty if nothing changed
 */
public record ImportReport(
        Files files, Findings findings, Optional<String> failure, Optional<Edition> edition, Duration duration) {

    /** The report of an import that had nothing to do. */
    static final ImportReport NOTHING =
            new ImportReport(Files.NONE, Findings.NOTHING, Optional.empty(), Optional.empty(), Duration.ZERO);

    /** The number of files with each outcome. */
    public record Files(int added, int changed, int renamed, int withdrawn, int unchanged, int refused) {

        static final Files NONE = new Files(0, 0, 0, 0, 0, 0);

        Files alsoAdding(int more) {
            return new Files(added + more, changed, renamed, withdrawn, unchanged - more, refused);
        }

        /** Adds the counts of an earlier import that handled some files of the same snapshot. */
        Files after(Files earlier) {
            return new Files(added + earlier.added, changed + earlier.changed, renamed + earlier.renamed,
                    withdrawn + earlier.withdrawn, unchanged - earlier.changed - earlier.refused, refused + earlier.refused);
        }
    }

    /**
     * Messages for editors.
     *
     * @param notices information that needs no action: renamed files, and labels whose spellings were merged
     */
    public record Findings(List<String> notices, List<Problem> problems) {

        static final Findings NOTHING = new Findings(List.of(), List.of());

        Findings after(Findings earlier) {
            return new Findings(Stream.concat(earlier.notices.stream(), notices.stream()).toList(),
                    Stream.concat(earlier.problems.stream(), problems.stream()).toList());
        }
    }

    static ImportReport failed(String reason, List<Problem> problems) {
        return new ImportReport(
                Files.NONE, new Findings(List.of(), problems), Optional.of(reason), Optional.empty(), Duration.ZERO);
    }

    /**
     * Counts the outcomes of a plan.
     *
     * <p>A file that is refused and hidden counts as refused; its article counts as withdrawn if it was live.
     *
     * @param seen the number of manuscripts in the folder
     * @param hidden the number of live articles that their own manuscripts hide
     */
    static ImportReport of(ImportPlan importPlan, int seen, int hidden, List<Problem> problems) {
        List<String> renames = new ArrayList<>();
        for (Manuscript manuscript : importPlan.manuscripts()) {
            importPlan.known(manuscript)
                    .filter(knownArticle -> !knownArticle.path().equals(manuscript.path()))
                    .ifPresent(knownArticle -> renames.add("renamed from " + knownArticle.path() + " to " + manuscript.path()));
        }
        int renamed = renames.size();
        int known = importPlan.known().size();
        int otherFiles = (int) importPlan.otherFiles().count();
        Files files = new Files(
                importPlan.accepted().size() - known - importPlan.countNewHiddenRefused(),
                Math.max(0, Math.max(0, known - renamed - hidden) + otherFiles
                        - (importPlan.countHiddenRefused() - importPlan.countNewHiddenRefused()
                                - importPlan.countLiveHiddenRefused())),
                renamed,
                importPlan.withoutFile().size() + hidden,
                seen - importPlan.accepted().size() - otherFiles - importPlan.refused().size(),
                importPlan.refused().size() + importPlan.countHiddenRefused());
        return new ImportReport(files, new Findings(renames, problems), Optional.empty(), Optional.empty(), Duration.ZERO);
    }

    /** Adds articles that were written before the plan was made. */
    ImportReport withAdded(int more) {
        return new ImportReport(files.alsoAdding(more), findings, failure, edition, duration);
    }

    /** Merges the report of an earlier import that handled some files of the same snapshot. */
    ImportReport combinedWith(ImportReport earlier) {
        return new ImportReport(files.after(earlier.files), findings.after(earlier.findings), failure.or(earlier::failure),
                edition.or(earlier::edition), duration);
    }

    ImportReport withEdition(Edition opened) {
        return new ImportReport(files, findings, failure, Optional.of(opened), duration);
    }

    ImportReport withProblems(List<Problem> more) {
        return new ImportReport(files, findings.after(new Findings(List.of(), more)), failure, edition, duration);
    }

    ImportReport withNotices(List<String> more) {
        return new ImportReport(files, new Findings(more, List.of()).after(findings), failure, edition, duration);
    }

    ImportReport duration(Duration time) {
        return new ImportReport(files, findings, failure, edition, time);
    }

    public int added() {
        return files.added();
    }

    public int changed() {
        return files.changed();
    }

    public int renamed() {
        return files.renamed();
    }

    public int withdrawn() {
        return files.withdrawn();
    }

    public int unchanged() {
        return files.unchanged();
    }

    public int refused() {
        return files.refused();
    }

    public List<String> notices() {
        return findings.notices();
    }

    public List<Problem> problems() {
        return findings.problems();
    }

    /** The problems as printed lines. */
    public List<String> problemLines() {
        return problems().stream().map(Problem::toString).toList();
    }

    /** The log line, and the last line of the report. */
    public String summary() {
        if (failure.isPresent()) {
            return "Nothing imported: " + failure.get();
        }
        String counts = "%d added, %d changed, %d renamed, %d withdrawn, %d unchanged, %d refused"
                .formatted(added(), changed(), renamed(), withdrawn(), unchanged(), refused());
        String outcome = edition.map(opened -> "edition " + opened.number()).orElse("no new edition");
        return String.format(Locale.ROOT, "Imported in %.1f s: %s; %s", duration.toMillis() / 1000.0, counts, outcome);
    }

    /** The whole report: problems, notices, and the summary line. */
    @Override
    public String toString() {
        StringBuilder report = new StringBuilder();
        problems().forEach(problem -> report.append(problem).append('\n'));
        notices().forEach(notice -> report.append(notice).append('\n'));
        return report.append(summary()).toString();
    }
}
