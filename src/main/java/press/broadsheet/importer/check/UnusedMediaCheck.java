package press.broadsheet.importer.check;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import press.broadsheet.importer.ManuscriptLoader.Copy;
import press.broadsheet.importer.folder.ContentFolder.Entry;
import press.broadsheet.importer.folder.FolderSnapshot;
import press.broadsheet.manuscript.Manuscript;
import press.broadsheet.manuscript.ReadResult;
import press.broadsheet.manuscript.text.Problem;
import press.broadsheet.publication.Profile;

/** Names the pictures and other files of the content folder that nothing in it names. */
final class UnusedMediaCheck {

    private static final long LARGEST_TEXT = 16L << 20;
    private static final Pattern MEDIA = Pattern.compile("\"media:([^\"]*)\"");
    private static final Pattern TEXT = Pattern.compile(".*\\.(?:md|markdown|txt)", Pattern.CASE_INSENSITIVE);

    private final Set<String> named = new HashSet<>();

    /** What was written in files that could not be read, in which a name is searched as it stands. */
    private final StringBuilder unread = new StringBuilder();

    UnusedMediaCheck(FolderSnapshot folderSnapshot, List<Copy> copies) {
        copies.forEach(copy -> copy.reading().ifPresent(readResult -> {
            switch (readResult) {
                case ReadResult refused when refused.isRefused() -> note(copy.entry());
                case ReadResult.Accepted(Manuscript manuscript, List<Problem> problems) ->
                    manuscript.files().forEach(file -> named.add(file.path()));
                case ReadResult.Arranged arranged -> {}
                case ReadResult.Described described -> described.profile().ifPresent(this::note);
                case ReadResult.Refused refused -> note(copy.entry());
            }
        }));
        folderSnapshot.files().stream().filter(UnusedMediaCheck::isText).forEach(this::note);
    }

    List<Problem> among(List<Entry> files) {
        return files.stream()
                .filter(file -> !isText(file) && !named.contains(file.path()))
                .filter(file -> unread.indexOf(file.file().getFileName().toString()) < 0)
                .map(file -> Problem.warning(file.path(), 0, 0, "no article names this file, so readers do not get it",
                        "Name it in an article, or take it out of the folder."))
                .toList();
    }

    private void note(Profile profile) {
        profile.picture().ifPresent(imageReference -> named.add(imageReference.src()));
        MEDIA.matcher(profile.text()).results()
                .map(media -> URLDecoder.decode(media.group(1).replace("+", "%2B"), StandardCharsets.UTF_8))
                .forEach(named::add);
    }

    private void note(Entry entry) {
        if (entry.size() > LARGEST_TEXT) {
            return;
        }
        try {
            unread.append(new String(Files.readAllBytes(entry.file()), StandardCharsets.UTF_8)).append('\n');
        } catch (IOException alreadyReported) {
            unread.append('\n');
        }
    }

    private static boolean isText(Entry file) {
        return TEXT.matcher(file.path()).matches();
    }
}
