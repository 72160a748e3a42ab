package press.broadsheet.importer.rules;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import press.broadsheet.archive.media.MediaReferences.Naming;
import press.broadsheet.imaging.MediaInspector;
import press.broadsheet.imaging.MediaInspector.Seen;
import press.broadsheet.importer.folder.ContentFolder.Entry;
import press.broadsheet.importer.folder.FolderSnapshot;
import press.broadsheet.importer.folder.PathSuggestions;
import press.broadsheet.manuscript.Manuscript;
import press.broadsheet.manuscript.text.Problem;

/** Names the pictures and files that readers do not get, where articles name them. The articles stand without them. */
public final class MissingMediaCheck {

    private final PathSuggestions files;

    public MissingMediaCheck(FolderSnapshot folderSnapshot) {
        this.files = PathSuggestions.amongFiles(folderSnapshot);
    }

    public List<Problem> among(List<Naming> unshown) {
        return unshown.stream().map(this::at).toList();
    }

    private Problem at(Naming naming) {
        String what = (naming.picture() ? "the picture " : "the file ") + naming.path();
        if (naming.trouble().isPresent()) {
            return fault(naming, what + " " + naming.trouble().get(), "Save it anew, or take it out.");
        }
        return files.hold(naming.path())
                ? fault(naming, what + " is none that browsers show", "Save it as JPEG, PNG, WebP, GIF or SVG.")
                : fault(naming, what + " is not there", remedy(naming));
    }

    /** An address without its scheme reads like a file's name. */
    private String remedy(Naming naming) {
        int www = ("/" + naming.path()).indexOf("/www.");
        return www >= 0
                ? "Write `https://" + naming.path().substring(www) + "` if it is an address on the web."
                : files.nearest(naming.path()).orElse("Put it into the content folder, or take it out.");
    }

    /** Those of manuscripts, whose files are looked at where they lie. */
    public List<Problem> in(List<Manuscript> manuscripts) {
        Map<String, Seen> seen = manuscripts.stream()
                .flatMap(manuscript -> manuscript.files().stream())
                .map(Manuscript.File::path)
                .distinct()
                .flatMap(path -> files.file(path).stream())
                .toList()
                .parallelStream()
                .collect(Collectors.toMap(Entry::path, MissingMediaCheck::look));
        return manuscripts.stream()
                .flatMap(manuscript -> manuscript.files().stream()
                        .flatMap(file -> unshown(manuscript, file, Optional.ofNullable(seen.get(file.path()))).stream()))
                .map(this::at)
                .toList();
    }

    private static Seen look(Entry file) {
        try {
            return MediaInspector.look(file.file());
        } catch (IOException trouble) {
            return MediaInspector.unreadable(trouble);
        }
    }

    private static Optional<Naming> unshown(Manuscript manuscript, Manuscript.File file, Optional<Seen> seen) {
        Optional<String> trouble = seen.flatMap(Seen::trouble);
        boolean shown = seen.isPresent() && trouble.isEmpty() && (!file.picture() || isShown(seen.get().type()));
        return shown
                ? Optional.empty()
                : Optional.of(new Naming(manuscript.path(), file.line(), file.path(), file.picture(), trouble,
                        seen.map(Seen::type).orElse("")));
    }

    /** As a picture, a film or a recording. */
    private static boolean isShown(String type) {
        return type.startsWith("image/") || type.startsWith("video/") || type.startsWith("audio/");
    }

    private static Problem fault(Naming naming, String reason, String remedy) {
        return Problem.fault(naming.by(), naming.line(), 1, reason, remedy);
    }
}
