package press.broadsheet.manuscript.markdown;

import java.util.Locale;
import java.util.Optional;
import press.broadsheet.manuscript.text.Problem;
import press.broadsheet.manuscript.text.SourceText;

/** Finds {@code <aside>} tags that are never closed. */
public final class UnclosedAsideCheck {

    private UnclosedAsideCheck() {}

    /** Warns of an unclosed aside: everything after it would be in the aside. */
    public static Optional<Problem> check(SourceText sourceText) {
        if (!mayContainAside(sourceText.text())) {
            return Optional.empty();
        }
        BlockScanner blockScanner = new BlockScanner();
        int line = sourceText.firstLine();
        int opened = 0;
        for (String text : sourceText.text().lines().toList()) {
            blockScanner.scanLine(text, 0, text.length());
            String tag = blockScanner.isCode() ? "" : text.strip().toLowerCase(Locale.ROOT);
            if (tag.startsWith("<aside")) {
                opened = line;
            }
            if (tag.contains("</aside>")) {
                opened = 0;
            }
            line++;
        }
        return opened == 0
                ? Optional.empty()
                : Optional.of(Problem.warning(sourceText.path(), opened, 1,
                        "the aside that starts here is never closed", "Write </aside> on a line of its own where it ends."));
    }

    /** A fast check: most texts have no aside. */
    private static boolean mayContainAside(String text) {
        for (int tag = text.indexOf('<'); tag >= 0; tag = text.indexOf('<', tag + 1)) {
            if (text.regionMatches(true, tag, "<aside", 0, 6)) {
                return true;
            }
        }
        return false;
    }
}
