package press.broadsheet.manuscript.text;

import java.util.Locale;
import java.util.Optional;

/**
 * The body of a manuscript, without front matter.
 *
 * @param path the file, from the content folder
 * @param firstLine the line of the file on which the body starts, from 1
 * @param isPlainText whether it is wire copy in plain text, not Markdown
 * @param headline the headline, if the front matter has one
 */
public record SourceText(
        String path,
        int firstLine,
        String text,
        boolean isPlainText,
        Optional<String> headline,
        Optional<String> dateline,
        Locale language) {

    public SourceText withText(String other) {
        return new SourceText(path, firstLine, other, isPlainText, headline, dateline, language);
    }
}
