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
 * What one import did, for people to read.
 *
 * @param failure why nothing was imported at all; empty where the import ran
 * @param edition the edition it opened; empty where nothing changed
 */
public record ImportReport(
        Files files, Told told, Optional<String> failure, Optional<Edition> edition, Duration duration) {

    /** Of an import that had nothing to do. */
    static final ImportReport NOTHING =
            new ImportReport(Files.NONE, Told.NOTHING, Optional.empty(), Optional.empty(), Duration.ZERO);

    /** How many files fared in which way. */
    public record Files(int added, int changed, int renamed, int withdrawn, int unchanged, int refused) {

        static final Files NONE = new Files(0, 0, 0, 0, 0, 0);

        Files alsoAdding(int more) {
            return new Files(added + more, changed, renamed, withdrawn, unchanged - more, refused);
        }

        /** Of both, where an import before it took some files of the same look. */
        Files after(Files earlier) {
            return new Files(added + earlier.added, changed + earlier.changed, renamed + earlier.renamed,
                    withdrawn + earlier.withdrawn, unchanged - earlier.changed - earlier.refused, refused + earlier.refused);
        }
    }

    /**
     * What editors are told.
     *
     * @param notices what they should know though nothing is wrong: renames, addresses that were taken, and names taken for one
     */
    public record Told(List<String> notices, List<Problem> problems) {

        static final Told NOTHING = new Told(List.of(), List.of());

        Told after(Told earlier) {
            return new Told(Stream.concat(earlier.notices.stream(), notices.stream()).toList(),
                    Stream.concat(earlier.problems.stream(), problems.stream()).toList());
        }
    }

    static ImportReport failed(String trouble, List<Problem> problems) {
        return new ImportReport(
                Files.NONE, new Told(List.of(), problems), Optional.of(trouble), Optional.empty(), Duration.ZERO);
    }

    /**
     * What a plan comes to.
     *
     * <p>A file that is refused and hidden counts as refused, and its story as withdrawn if readers saw it.
     *
     * @param seen how many files the folder holds
     * @param hidden how many stories their own manuscripts took back
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
        int fittings = (int) importPlan.otherFiles().count();
        Files files = new Files(
                importPlan.accepted().size() - known - importPlan.countNewHiddenRefused(),
                Math.max(0, Math.max(0, known - renamed - hidden) + fittings
                        - (importPlan.countHiddenRefused() - importPlan.countNewHiddenRefused()
                                - importPlan.countLiveHiddenRefused())),
                renamed,
                importPlan.withoutFile().size() + hidden,
                seen - importPlan.accepted().size() - fittings - importPlan.refused().size(),
                importPlan.refused().size() + importPlan.countHiddenRefused());
        return new ImportReport(files, new Told(renames, problems), Optional.empty(), Optional.empty(), Duration.ZERO);
    }

    /** What was brought in before, and is not in the plan. */
    ImportReport withAdded(int more) {
        return new ImportReport(files.alsoAdding(more), told, failure, edition, duration);
    }

    /** Of both, where an import before it took some files of the same look. */
    ImportReport combinedWith(ImportReport earlier) {
        return new ImportReport(files.after(earlier.files), told.after(earlier.told), failure.or(earlier::failure),
                edition.or(earlier::edition), duration);
    }

    ImportReport withEdition(Edition opened) {
        return new ImportReport(files, told, failure, Optional.of(opened), duration);
    }

    ImportReport withProblems(List<Problem> more) {
        return new ImportReport(files, told.after(new Told(List.of(), more)), failure, edition, duration);
    }

    ImportReport withNotices(List<String> more) {
        return new ImportReport(files, new Told(more, List.of()).after(told), failure, edition, duration);
    }

    ImportReport duration(Duration time) {
        return new ImportReport(files, told, failure, edition, time);
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
        return told.notices();
    }

    public List<Problem> problems() {
        return told.problems();
    }

    /** The problems, each as it is printed. */
    public List<String> problemLines() {
        return problems().stream().map(Problem::toString).toList();
    }

    /** The one line of a log, or the last of a report. */
    public String summary() {
        if (failure.isPresent()) {
            return "Nothing imported: " + failure.get();
        }
        String counts = "%d added, %d changed, %d renamed, %d withdrawn, %d unchanged, %d refused"
                .formatted(added(), changed(), renamed(), withdrawn(), unchanged(), refused());
        String outcome = edition.map(opened -> "edition " + opened.number()).orElse("no new edition");
        return String.format(Locale.ROOT, "Imported in %.1f s: %s; %s", duration.toMillis() / 1000.0, counts, outcome);
    }

    /** The whole report: problems first, where they stand; then what to know; then the summary. */
    @Override
    public String toString() {
        StringBuilder report = new StringBuilder();
        problems().forEach(problem -> report.append(problem).append('\n'));
        notices().forEach(notice -> report.append(notice).append('\n'));
        return report.append(summary()).toString();
    }
}
