package press.broadsheet.manuscript.html;

import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;
import press.broadsheet.manuscript.text.Utf8Decoder;

import static press.broadsheet.manuscript.html.HtmlTree.is;
import static press.broadsheet.manuscript.html.HtmlTree.takeChildren;
import static press.broadsheet.manuscript.html.HtmlTree.text;

/**
 * Finds the headline of a story whose front matter names none, and takes it out of the text, so that it is shown once:
 * the first {@code #} heading, else the first line if it is a heading or a short paragraph of one line.
 */
public final class HeadlineExtractor {

    /** Longer first lines are a story's beginning. */
    private static final int MAX_LENGTH = 200;

    private HeadlineExtractor() {}

    /** The headline that is given, or the story's own; either way the story repeats it no more. */
    public static Optional<String> extractFrom(Element story, Optional<String> given) {
        Optional<String> title = given.or(() -> findAndRemove(story));
        title.ifPresent(words -> removeRepetitions(story, words));
        return title;
    }

    private static Optional<String> findAndRemove(Element story) {
        List<Element> blocks = story.children();
        Optional<Element> heading = blocks.stream().filter(block -> is(block, "h1") && !text(block).isBlank())
                .findFirst()
                .or(() -> blocks.stream().limit(1).filter(HeadlineExtractor::isHeadlineParagraph).findFirst());
        heading.ifPresent(Element::remove);
        return heading.map(block -> toSingleLine(text(block)));
    }

    private static boolean isHeadlineParagraph(Element block) {
        String text = text(block).strip();
        boolean line =
                is(block, "p") && text.length() <= MAX_LENGTH && text.indexOf('\n') < 0 && CreditLine.parse(text).isEmpty();
        return !text.isEmpty() && (line || is(block, Headings.ELEMENTS));
    }

    private static void removeRepetitions(Element story, String title) {
        String words = toSingleLine(title);
        long repetitions = story.children().stream().takeWhile(block -> (is(block, Headings.ELEMENTS) || is(block, "p"))
                && toSingleLine(text(block)).equalsIgnoreCase(words)).count();
        if (repetitions > 0) {
            takeChildren(story, 0, (int) repetitions);
        }
    }

    /** The words alone, parted by single blanks, without what turns the direction of writing. */
    public static String toSingleLine(String text) {
        StringBuilder words = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (!Utf8Decoder.isBidiControl(text.charAt(i))) {
                words.append(text.charAt(i));
            }
        }
        String stripped = words.toString().strip();
        words.setLength(0);
        boolean blank = false;
        for (int i = 0; i < stripped.length(); i++) {
            char c = stripped.charAt(i);
            boolean before = blank;
            blank = c == ' ' || c >= '\t' && c <= '\r';
            if (!blank) {
                words.append(c);
            } else if (!before) {
                words.append(' ');
            }
        }
        return words.toString();
    }

    /** Enough of a text to know it again. */
    static String abbreviate(String text) {
        String words = toSingleLine(text);
        return words.length() <= 60 ? words : words.substring(0, 60) + "…";
    }
}
