package press.broadsheet.manuscript;

import java.util.List;
import java.util.Optional;
import press.broadsheet.manuscript.text.Problem;
import press.broadsheet.publication.Profile;

/** The result of reading one file. */
public sealed interface ReadResult {

    List<Problem> problems();

    /** Whether the file has an error; the next import then reads it again. */
    default boolean isRefused() {
        return problems().stream().anyMatch(Problem::isError);
    }

    /**
     * The article can be published, with warnings at most, or is hidden. If it is hidden, an error still refuses the file,
     * but the last good version is taken offline: a mistake in one field must not cancel what another field hides.
     */
    record Accepted(Manuscript manuscript, List<Problem> problems) implements ReadResult {}

    /**
     * The file has an error and cannot be published.
     *
     * @param digest of the body, if it was found; recognizes a file that was moved and broken at the same time
     */
    record Refused(String path, Optional<String> digest, List<Problem> problems) implements ReadResult {}

    /** The profile of a section or an author; empty while it is a draft. */
    record AcceptedProfile(String path, Optional<Profile> profile, List<Problem> problems) implements ReadResult {}

    /** The layout of the front page. */
    record AcceptedFrontPage(String path, FrontPageLayout layout, List<Problem> problems) implements ReadResult {}
}
