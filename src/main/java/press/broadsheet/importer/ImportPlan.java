package press.broadsheet.importer;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import press.broadsheet.archive.ledger.KnownArticle;
import press.broadsheet.archive.reading.FrontPageSlots.UnfilledSlot;
import press.broadsheet.importer.ManuscriptLoader.LoadedFile;
import press.broadsheet.manuscript.FrontPageLayout;
import press.broadsheet.manuscript.Manuscript;
import press.broadsheet.manuscript.ManuscriptReader;
import press.broadsheet.manuscript.text.Problem;
import press.broadsheet.publication.Profile;

/**
 * What an import is going to do, decided before it writes anything.
 *
 * @param accepted the manuscripts to bring in
 * @param presentation what stands around them
 * @param refused the files that are refused
 * @param touched the files that look changed and are not
 * @param missing the paths of files that are no longer there
 * @param known whom each manuscript is, by path; one that is not in it is new
 * @param withoutFile the articles left without a file
 * @param problems of all files, refused or not
 */
public record ImportPlan(
        List<AcceptedFile> accepted,
        Presentation presentation,
        List<RefusedFile> refused,
        List<LoadedFile> touched,
        List<String> missing,
        Map<String, KnownArticle> known,
        List<KnownArticle> withoutFile,
        List<Problem> problems) {

    /** A file and the manuscript that was read from it. */
    record AcceptedFile(LoadedFile file, Manuscript manuscript) {}

    /**
     * What stands around the stories.
     *
     * @param described what sections and authors now tell of themselves
     * @param undescribed the paths of files that no longer tell it
     * @param arranged how the front page is arranged now, where that file changed
     * @param unfilled the slots of the front page that do not count in the current edition
     */
    record Presentation(
            List<ProfileFile> described, List<String> undescribed, Optional<FrontPageFile> arranged,
            List<UnfilledSlot> unfilled) {

        boolean changesNothing() {
            return described.isEmpty() && undescribed.isEmpty() && arranged.isEmpty();
        }
    }

    /** A file and what it tells of a section or author; nothing, if it is a draft. */
    record ProfileFile(LoadedFile file, Optional<Profile> profile) {

        String path() {
            return file.source().path();
        }
    }

    /** The file of the front page and what it says. */
    record FrontPageFile(LoadedFile file, FrontPageLayout layout) {}

    /** A refused file, and the article whose last good version it keeps online. */
    record RefusedFile(LoadedFile file, Optional<Long> keptArticleId) {}

    List<Manuscript> manuscripts() {
        return accepted.stream().map(AcceptedFile::manuscript).toList();
    }

    Optional<KnownArticle> known(Manuscript manuscript) {
        return Optional.ofNullable(known.get(manuscript.path()));
    }

    /** Where files come, change or go, and those side by side with them may be joined otherwise. */
    Set<String> stems() {
        Stream<String> before = Stream.concat(known.values().stream(), withoutFile.stream()).map(KnownArticle::path);
        return Stream.concat(before, manuscripts().stream().map(Manuscript::path))
                .map(Manuscript::stem)
                .collect(Collectors.toSet());
    }

    /** How many stories that readers see now they would not see in an edition as of that moment. */
    long countWithdrawals(Instant asOf) {
        return hiddenArticles(asOf).size() + withoutFile.stream().filter(KnownArticle::live).count();
    }

    /** The stories that readers see now and whose manuscripts take them back. */
    List<KnownArticle> hiddenArticles(Instant asOf) {
        return manuscripts().stream()
                .filter(manuscript -> isHidden(manuscript, asOf))
                .flatMap(manuscript -> known(manuscript).filter(KnownArticle::live).stream())
                .toList();
    }

    /** Whether a manuscript keeps its story from readers at that moment. */
    public static boolean isHidden(Manuscript manuscript, Instant asOf) {
        return manuscript.isHidden()
                || manuscript.dates().published().filter(date -> date.instant().isAfter(asOf)).isPresent()
                || manuscript.dates().expires().filter(end -> !end.instant().isAfter(asOf)).isPresent();
    }

    /** The files that are read and are no stories. */
    Stream<LoadedFile> otherFiles() {
        return Stream.concat(
                presentation.described().stream().map(ProfileFile::file),
                presentation.arranged().stream().map(FrontPageFile::file));
    }

    /** How many files are refused and hidden, and keep no last good version. */
    int countHiddenRefused() {
        return (int) Stream.concat(accepted.stream().map(AcceptedFile::file), otherFiles()).filter(LoadedFile::isRefused).count();
    }

    /** Those of them that were not here before. */
    int countNewHiddenRefused() {
        return (int) accepted.stream()
                .filter(acceptedFile -> acceptedFile.file().isRefused() && known(acceptedFile.manuscript()).isEmpty())
                .count();
    }

    /** Those of them that readers see until now. */
    int countLiveHiddenRefused() {
        return (int) accepted.stream()
                .filter(acceptedFile -> acceptedFile.file().isRefused()
                        && known(acceptedFile.manuscript()).filter(KnownArticle::live).isPresent())
                .count();
    }

    boolean changesNothing() {
        return accepted.isEmpty() && withoutFile.isEmpty() && presentation.changesNothing()
                && !missing.contains(ManuscriptReader.FRONT_PAGE_FILE);
    }
}
