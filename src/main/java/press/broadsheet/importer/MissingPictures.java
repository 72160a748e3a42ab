package press.broadsheet.importer;

import java.util.List;
import press.broadsheet.archive.Media.Naming;
import press.broadsheet.importer.SourceFolder.Entry;
import press.broadsheet.manuscript.Nearest;
import press.broadsheet.manuscript.Problem;

/** Names the pictures and files that readers do not get, where articles name them. The articles stand without them. */
final class MissingPictures {

    private final List<String> files;

    MissingPictures(List<Entry> files) {
        this.files = files.stream().map(Entry::path).toList();
    }

    List<Problem> among(List<Naming> unshown) {
        return unshown.stream().map(this::problem).toList();
    }

    private Problem problem(Naming naming) {
        String what = (naming.picture() ? "the picture " : "the file ") + naming.path();
        if (naming.trouble().isPresent()) {
            return warning(naming, what + " " + naming.trouble().get(), "Save it anew, or take it out.");
        }
        return files.contains(naming.path())
                ? warning(naming, what + " is none that browsers show", "Save it as JPEG, PNG, WebP, GIF or SVG.")
                : warning(naming, what + " is not there", Nearest.of(naming.path(), files)
                        .map(nearest -> "Perhaps " + nearest + " is meant.")
                        .orElse("Put it into the content folder, or take it out."));
    }

    private static Problem warning(Naming naming, String reason, String remedy) {
        return Problem.warning(naming.article(), naming.line(), 1, reason, remedy);
    }
}
