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
 * The changes of an import, decided before anything is written.
 *
 * @param accepted the manuscripts to publish
 * @param presentation profiles and the front page
 * @param refused the refused files
 * @param touched files whose size or time changed, but not their content
 * @param missing paths of files that no longer exist
 * @param known the matched articles, by path of the manuscript; manuscripts without an entry are new
 * @param withoutFile articles that no longer have a file
 * @param problems problems of all files
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
     * Changes of profiles and the front page.
     *
     * @param described new and changed profiles of sections and authors
     * @param undescribed paths of deleted profiles
     * @param arranged the front page file, if it changed
     * @param unfilled the unfilled front page slots of the current edition
     */
    record Presentation(
            List<ProfileFile> described, List<String> undescribed, Optional<FrontPageFile> arranged,
            List<UnfilledSlot> unfilled) {

        boolean changesNothing() {
            return described.isEmpty() && undescribed.isEmpty() && arranged.isEmpty();
        }
    }

    /** A file and the profile of a section or author; empty if it is a draft. */
    record ProfileFile(LoadedFile file, Optional<Profile> profile) {

        String path() {
            return file.source().path();
        }
    }

    /** The front page file and its layout. */
    record FrontPageFile(LoadedFile file, FrontPageLayout layout) {}

    /** A refused file, and the article whose last good version it keeps online. */
    record RefusedFile(LoadedFile file, Optional<Long> keptArticleId) {}

    List<Manuscript> manuscripts() {
        return accepted.stream().map(AcceptedFile::manuscript).toList();
    }

    Optional<KnownArticle> known(Manuscript manuscript) {
        return Optional.ofNullable(known.get(manuscript.path()));
    }

    /** Stems of added, changed and removed files. Files with these stems may have to be joined as translations again. */
    Set<String> stems() {
        Stream<String> before = Stream.concat(known.values().stream(), withoutFile.stream()).map(KnownArticle::path);
        return Stream.concat(before, manuscripts().stream().map(Manuscript::path))
                .map(Manuscript::stem)
                .collect(Collectors.toSet());
    }

    /** The number of live articles that would no longer be live in an edition as of this instant. */
    long countWithdrawals(Instant asOf) {
        return hiddenArticles(asOf).size() + withoutFile.stream().filter(KnownArticle::live).count();
    }

    /** The live articles that their own manuscripts hide. */
    List<KnownArticle> hiddenArticles(Instant asOf) {
        return manuscripts().stream()
                .filter(manuscript -> isHidden(manuscript, asOf))
                .flatMap(manuscript -> known(manuscript).filter(KnownArticle::live).stream())
                .toList();
    }

    /** Whether a manuscript hides its article at this instant: as a draft, withdrawn, embargoed or expired. */
    public static boolean isHidden(Manuscript manuscript, Instant asOf) {
        return manuscript.isHidden()
                || manuscript.dates().published().filter(date -> date.instant().isAfter(asOf)).isPresent()
                || manuscript.dates().expires().filter(end -> !end.instant().isAfter(asOf)).isPresent();
    }

    /** The files that are not articles: profiles and the front page. */
    Stream<LoadedFile> otherFiles() {
        return Stream.concat(
                presentation.described().stream().map(ProfileFile::file),
                presentation.arranged().stream().map(FrontPageFile::file));
    }

    /** The number of files that are refused and hidden, so that no last good version stays online. */
    int countHiddenRefused() {
        return (int) Stream.concat(accepted.stream().map(AcceptedFile::file), otherFiles()).filter(LoadedFile::isRefused).count();
    }

    /** How many of them are new. */
    int countNewHiddenRefused() {
        return (int) accepted.stream()
                .filter(acceptedFile -> acceptedFile.file().isRefused() && known(acceptedFile.manuscript()).isEmpty())
                .count();
    }

    /** How many of them are live until now. */
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
