package press.broadsheet.importer;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import press.broadsheet.archive.ledger.KnownArticle;
import press.broadsheet.archive.reading.FrontPageSlots.Unfilled;
import press.broadsheet.importer.ManuscriptLoader.Copy;
import press.broadsheet.manuscript.FrontPageLayout;
import press.broadsheet.manuscript.Manuscript;
import press.broadsheet.manuscript.ManuscriptReader;
import press.broadsheet.manuscript.text.Problem;
import press.broadsheet.publication.Profile;

/**
 * What an import is going to do, decided before it writes anything.
 *
 * @param stories the manuscripts to bring in
 * @param presentation what stands around them
 * @param refusals the files that are refused
 * @param touched the files that look changed and are not
 * @param missing the paths of files that are no longer there
 * @param known whom each manuscript is, by path; one that is not in it is new
 * @param lost the articles left without a file
 * @param problems of all files, refused or not
 */
public record ImportPlan(
        List<Story> stories,
        Presentation presentation,
        List<Refusal> refusals,
        List<Copy> touched,
        List<String> missing,
        Map<String, KnownArticle> known,
        List<KnownArticle> lost,
        List<Problem> problems) {

    /** A file and the manuscript that was read from it. */
    record Story(Copy copy, Manuscript manuscript) {}

    /**
     * What stands around the stories.
     *
     * @param described what sections and authors now tell of themselves
     * @param undescribed the paths of files that no longer tell it
     * @param arranged how the front page is arranged now, where that file changed
     * @param unfilled the slots of the front page that do not count in the current edition
     */
    record Presentation(
            List<Description> described, List<String> undescribed, Optional<Arrangement> arranged, List<Unfilled> unfilled) {

        boolean changesNothing() {
            return described.isEmpty() && undescribed.isEmpty() && arranged.isEmpty();
        }
    }

    /** A file and what it tells of a section or author; nothing, if it is a draft. */
    record Description(Copy copy, Optional<Profile> profile) {

        String path() {
            return copy.entry().path();
        }
    }

    /** The file of the front page and what it says. */
    record Arrangement(Copy copy, FrontPageLayout layout) {}

    /** A refused file, and the article whose last good version it keeps online. */
    record Refusal(Copy copy, Optional<Long> keeps) {}

    List<Manuscript> manuscripts() {
        return stories.stream().map(Story::manuscript).toList();
    }

    Optional<KnownArticle> known(Manuscript manuscript) {
        return Optional.ofNullable(known.get(manuscript.path()));
    }

    /** Where files come, change or go, and those side by side with them may be joined otherwise. */
    Set<String> stems() {
        Stream<String> before = Stream.concat(known.values().stream(), lost.stream()).map(KnownArticle::path);
        return Stream.concat(before, manuscripts().stream().map(Manuscript::path))
                .map(Manuscript::stem)
                .collect(Collectors.toSet());
    }

    /** How many stories that readers see now they would not see in an edition as of that moment. */
    long withdrawals(Instant asOf) {
        return hidden(asOf).size() + lost.stream().filter(KnownArticle::live).count();
    }

    /** The stories that readers see now and whose manuscripts take them back. */
    List<KnownArticle> hidden(Instant asOf) {
        return manuscripts().stream()
                .filter(manuscript -> isHidden(manuscript, asOf))
                .flatMap(manuscript -> known(manuscript).filter(KnownArticle::live).stream())
                .toList();
    }

    /** Whether a manuscript keeps its story from readers at that moment. */
    public static boolean isHidden(Manuscript manuscript, Instant asOf) {
        return manuscript.draft()
                || manuscript.withdrawn().isPresent()
                || manuscript.date().filter(date -> date.instant().isAfter(asOf)).isPresent()
                || manuscript.expires().filter(end -> !end.instant().isAfter(asOf)).isPresent();
    }

    /** The files that are read and are no stories. */
    Stream<Copy> fittings() {
        return Stream.concat(
                presentation.described().stream().map(Description::copy),
                presentation.arranged().stream().map(Arrangement::copy));
    }

    /** How many files are refused and hidden, and keep no last good version. */
    int held() {
        return (int) Stream.concat(stories.stream().map(Story::copy), fittings()).filter(Copy::isRefused).count();
    }

    /** Those of them that were not here before. */
    int heldAnew() {
        return (int) stories.stream()
                .filter(story -> story.copy().isRefused() && known(story.manuscript()).isEmpty())
                .count();
    }

    /** Those of them that readers see until now. */
    int heldLive() {
        return (int) stories.stream()
                .filter(story -> story.copy().isRefused() && known(story.manuscript()).filter(KnownArticle::live).isPresent())
                .count();
    }

    boolean changesNothing() {
        return stories.isEmpty() && lost.isEmpty() && presentation.changesNothing()
                && !missing.contains(ManuscriptReader.FRONT);
    }
}
