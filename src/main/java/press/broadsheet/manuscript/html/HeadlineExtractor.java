package press.broadsheet.manuscript.html;

import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;
import press.broadsheet.manuscript.text.Utf8Decoder;

import static press.broadsheet.manuscript.html.HtmlTree.is;
import static press.broadsheet.manuscript.html.HtmlTree.takeChildren;
import static press.broadsheet.manuscript.html.HtmlTree.text;

/**
 * Finds the headline of an article without a title field, and removes it from the text so that it is shown once: the first
 * {@code #} heading, or else the first block, if it is a heading or a short one-line paragraph.
 */
public final class HeadlineExtractor {

    /** In characters. A longer first line is body text. */
    private static final int MAX_LENGTH = 200;

    private HeadlineExtractor() {}

    /** Returns the given headline, or else the one in the text. Removes repetitions of it from the start of the article. */
    public static Optional<String> extractFrom(Element article, Optional<String> given) {
        Optional<String> title = given.or(() -> findAndRemove(article));
        title.ifPresent(headline -> removeRepetitions(article, headline));
        return title;
    }

    private static Optional<String> findAndRemove(Element article) {
        List<Element> blocks = article.children();
        Optional<Element> heading = blocks.stream().filter(block -> is(block, "h1") && !text(block).isBlank())
                .findFirst()
                .or(() -> blocks.stream().limit(1).filter(HeadlineExtractor::isHeadlineParagraph).findFirst());
        heading.ifPresent(Element::remove);
        return heading.map(block -> toSingleLine(text(block)));
    }

    private static boolean isHeadlineParagraph(Element block) {
        String text = text(block).strip();
        boolean isShortLine =
                is(block, "p") && text.length() <= MAX_LENGTH && text.indexOf('\n') < 0 && SourceCreditLine.parse(text).isEmpty();
        return !text.isEmpty() && (isShortLine || is(block, Headings.ELEMENTS));
    }

    private static void removeRepetitions(Element article, String title) {
        String words = toSingleLine(title);
        long repetitions = article.children().stream().takeWhile(block -> (is(block, Headings.ELEMENTS) || is(block, "p"))
                && toSingleLine(text(block)).equalsIgnoreCase(words)).count();
        if (repetitions > 0) {
            takeChildren(article, 0, (int) repetitions);
        }
    }

    /** Collapses whitespace to single spaces and removes bidirectional controls. */
    public static String toSingleLine(String text) {
        StringBuilder words = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (!Utf8Decoder.isBidiControl(text.charAt(i))) {
                words.append(text.charAt(i));
            }
        }
        String stripped = words.toString().strip();
        words.setLength(0);
        boolean space = false;
        for (int i = 0; i < stripped.length(); i++) {
            char c = stripped.charAt(i);
            boolean afterSpace = space;
            space = c == ' ' || c >= '\t' && c <= '\r';
            if (!space) {
                words.append(c);
            } else if (!afterSpace) {
                words.append(' ');
            }
        }
        return words.toString();
    }

    /** The first 60 characters, for messages. */
    static String abbreviate(String text) {
        String words = toSingleLine(text);
        return words.length() <= 60 ? words : words.substring(0, 60) + "…";
    }
}
