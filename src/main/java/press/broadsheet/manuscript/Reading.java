package press.broadsheet.manuscript;

import java.util.List;
import java.util.Optional;
import press.broadsheet.publication.Profile;

/** What came of reading one file. */
public sealed interface Reading {

    List<Problem> problems();

    /** It can be published; its problems are warnings. */
    record Accepted(Manuscript manuscript, List<Problem> problems) implements Reading {}

    /**
     * It cannot be published, for at least one error.
     *
     * @param digest of the body as far as it could be told apart, so that a file moved and broken at once is still known
     */
    record Refused(String path, Optional<String> digest, List<Problem> problems) implements Reading {}

    /** It tells of a section or an author; what it tells is empty while it is a draft. */
    record Described(String path, Optional<Profile> profile, List<Problem> problems) implements Reading {}

    /** It arranges the front page. */
    record Arranged(String path, FrontLayout layout, List<Problem> problems) implements Reading {}
}
