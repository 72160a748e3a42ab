package press.broadsheet.importer.check;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import press.broadsheet.importer.ManuscriptLoader.LoadedFile;
import press.broadsheet.importer.folder.ContentFolder.ContentFile;
import press.broadsheet.importer.folder.FolderSnapshot;
import press.broadsheet.manuscript.Manuscript;
import press.broadsheet.manuscript.ReadResult;
import press.broadsheet.manuscript.text.Problem;
import press.broadsheet.publication.Profile;

/** Reports images and other files of the content folder that nothing references. */
final class UnusedMediaCheck {

    private static final long MAX_TEXT_SIZE = 16L << 20;
    private static final Pattern MEDIA = Pattern.compile("\"media:([^\"]*)\"");
    private static final Pattern TEXT = Pattern.compile(".*\\.(?:md|markdown|txt)", Pattern.CASE_INSENSITIVE);

    private final Set<String> referenced = new HashSet<>();

    /** The text of refused and other text files. A file counts as referenced if its name occurs in it. */
    private final StringBuilder unreadableText = new StringBuilder();

    UnusedMediaCheck(FolderSnapshot folderSnapshot, List<LoadedFile> loadedFiles) {
        loadedFiles.forEach(loadedFile -> loadedFile.result().ifPresent(readResult -> {
            switch (readResult) {
                case ReadResult refused when refused.isRefused() -> collect(loadedFile.source());
                case ReadResult.Accepted(Manuscript manuscript, List<Problem> problems) ->
                    manuscript.references().media().forEach(mediaReference -> referenced.add(mediaReference.path()));
                case ReadResult.AcceptedFrontPage acceptedFrontPage -> {}
                case ReadResult.AcceptedProfile acceptedProfile -> acceptedProfile.profile().ifPresent(this::collect);
                case ReadResult.Refused refused -> collect(loadedFile.source());
            }
        }));
        folderSnapshot.otherFiles().stream().filter(UnusedMediaCheck::isText).forEach(this::collect);
    }

    List<Problem> check(List<ContentFile> files) {
        return files.stream()
                .filter(file -> !isText(file) && !referenced.contains(file.path()))
                .filter(file -> unreadableText.indexOf(file.file().getFileName().toString()) < 0)
                .map(file -> Problem.warning(file.path(), 0, 0, "no article uses this file, so it is not published",
                        "Use it in an article, or remove it from the folder."))
                .toList();
    }

    private void collect(Profile profile) {
        profile.image().ifPresent(imageReference -> referenced.add(imageReference.src()));
        MEDIA.matcher(profile.text()).results()
                .map(media -> URLDecoder.decode(media.group(1).replace("+", "%2B"), StandardCharsets.UTF_8))
                .forEach(referenced::add);
    }

    private void collect(ContentFile contentFile) {
        if (contentFile.size() > MAX_TEXT_SIZE) {
            return;
        }
        try {
            unreadableText.append(new String(Files.readAllBytes(contentFile.file()), StandardCharsets.UTF_8)).append('\n');
        } catch (IOException alreadyReported) {
            unreadableText.append('\n');
        }
    }

    private static boolean isText(ContentFile file) {
        return TEXT.matcher(file.path()).matches();
    }
}
