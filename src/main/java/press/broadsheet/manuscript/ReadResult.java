package press.broadsheet.manuscript;

import java.util.List;
import java.util.Optional;
import press.broadsheet.manuscript.text.Problem;
import press.broadsheet.publication.Profile;

/** What came of reading one file. */
public sealed interface ReadResult {

    List<Problem> problems();

    /** Whether something in the file is wrong enough to be told as an error, and the file to be read again by the next import. */
    default boolean isRefused() {
        return problems().stream().anyMatch(Problem::isError);
    }

    /**
     * It can be published, and its problems are warnings; or it is to be hidden. An error then refuses the file as it does any
     * other, but does not keep the last good version online: a slip in one field must not undo what another one hides.
     */
    record Accepted(Manuscript manuscript, List<Problem> problems) implements ReadResult {}

    /**
     * It cannot be published, for at least one error.
     *
     * @param digest of the body as far as it could be told apart, so that a file moved and broken at once is still known
     */
    record Refused(String path, Optional<String> digest, List<Problem> problems) implements ReadResult {}

    /** It tells of a section or an author; what it tells is empty while it is a draft. */
    record AcceptedProfile(String path, Optional<Profile> profile, List<Problem> problems) implements ReadResult {}

    /** It arranges the front page. */
    record AcceptedFrontPage(String path, FrontPageLayout layout, List<Problem> problems) implements ReadResult {}
}
