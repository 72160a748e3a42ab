package press.broadsheet.importer.rules;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import press.broadsheet.archive.media.MediaReferences.BrokenReference;
import press.broadsheet.imaging.MediaInspector;
import press.broadsheet.imaging.MediaInspector.Inspection;
import press.broadsheet.importer.folder.ContentFolder.ContentFile;
import press.broadsheet.importer.folder.FolderSnapshot;
import press.broadsheet.importer.folder.PathSuggestions;
import press.broadsheet.manuscript.Manuscript;
import press.broadsheet.manuscript.text.MediaReference;
import press.broadsheet.manuscript.text.Problem;

/** Reports references to images and files that cannot be published. The articles are published without them. */
public final class MissingMediaCheck {

    private final PathSuggestions files;

    public MissingMediaCheck(FolderSnapshot folderSnapshot) {
        this.files = PathSuggestions.amongFiles(folderSnapshot);
    }

    public List<Problem> problems(List<BrokenReference> references) {
        return references.stream().map(this::problem).toList();
    }

    private Problem problem(BrokenReference brokenReference) {
        String file = (brokenReference.image() ? "the image " : "the file ") + brokenReference.path();
        if (brokenReference.rejectionReason().isPresent()) {
            return fault(brokenReference, file + " " + brokenReference.rejectionReason().get(),
                    "Save the file again, or remove the reference.");
        }
        return files.contains(brokenReference.path())
                ? fault(brokenReference, file + " has a format that browsers do not show",
                        "Save it as JPEG, PNG, WebP, GIF or SVG.")
                : fault(brokenReference, file + " does not exist", remedy(brokenReference));
    }

    /** A URL without its scheme looks like a file name. */
    private String remedy(BrokenReference brokenReference) {
        int www = ("/" + brokenReference.path()).indexOf("/www.");
        return www >= 0
                ? "Write `https://" + brokenReference.path().substring(www) + "` if it is a web address."
                : files.suggest(brokenReference.path()).orElse("Add it to the content folder, or remove the reference.");
    }

    /** Checks manuscripts without an archive, by inspecting the files they reference. */
    public List<Problem> check(List<Manuscript> manuscripts) {
        Map<String, Inspection> seen = manuscripts.stream()
                .flatMap(manuscript -> manuscript.references().media().stream())
                .map(MediaReference::path)
                .distinct()
                .flatMap(path -> files.file(path).stream())
                .toList()
                .parallelStream()
                .collect(Collectors.toMap(ContentFile::path, MissingMediaCheck::inspect));
        return manuscripts.stream()
                .flatMap(manuscript -> manuscript.references().media().stream()
                        .flatMap(mediaReference -> findBroken(manuscript, mediaReference,
                                Optional.ofNullable(seen.get(mediaReference.path()))).stream()))
                .map(this::problem)
                .toList();
    }

    private static Inspection inspect(ContentFile file) {
        try {
            return MediaInspector.inspect(file.file());
        } catch (IOException exception) {
            return MediaInspector.unreadable(exception);
        }
    }

    private static Optional<BrokenReference> findBroken(Manuscript manuscript, MediaReference mediaReference,
            Optional<Inspection> seen) {
        Optional<String> rejectionReason = seen.flatMap(Inspection::rejectionReason);
        boolean shown = seen.isPresent() && rejectionReason.isEmpty()
                && (!mediaReference.isImage() || isEmbeddable(seen.get().type()));
        return shown
                ? Optional.empty()
                : Optional.of(new BrokenReference(manuscript.path(), mediaReference.line(), mediaReference.path(),
                        mediaReference.isImage(), rejectionReason,
                        seen.map(Inspection::type).orElse("")));
    }

    /** Whether browsers show this type within a page. */
    private static boolean isEmbeddable(String type) {
        return type.startsWith("image/") || type.startsWith("video/") || type.startsWith("audio/");
    }

    private static Problem fault(BrokenReference brokenReference, String reason, String remedy) {
        return Problem.checkError(brokenReference.articlePath(), brokenReference.line(), 1, reason, remedy);
    }
}
