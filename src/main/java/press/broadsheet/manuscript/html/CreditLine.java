package press.broadsheet.manuscript.html;

import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.Element;
import press.broadsheet.publication.Source;

import static press.broadsheet.manuscript.html.HtmlTree.all;
import static press.broadsheet.manuscript.html.HtmlTree.element;
import static press.broadsheet.manuscript.html.HtmlTree.is;
import static press.broadsheet.manuscript.html.HtmlTree.lastLine;
import static press.broadsheet.manuscript.html.HtmlTree.showsNothing;
import static press.broadsheet.manuscript.html.HtmlTree.takeChildren;
import static press.broadsheet.manuscript.html.HtmlTree.text;

/**
 * The wire's line {@code (Source: NAME)}, alone on its line, that credits a republished article. The page sets the
 * credit itself, so the line leaves the text.
 */
public final class CreditLine {

    private static final int MAX_NAME_LENGTH = 200;

    private CreditLine() {}

    /** The name in such a line, if it is one; the blank after the colon does not matter, nor does letter case. */
    public static Optional<String> parse(String line) {
        String text = line.strip();
        if (text.length() < 3 || !isBracketPair(text.charAt(0), text.charAt(text.length() - 1))) {
            return Optional.empty();
        }
        String inner = text.substring(1, text.length() - 1).strip();
        if (!inner.toLowerCase(Locale.ROOT).startsWith("source")) {
            return Optional.empty();
        }
        String rest = inner.substring("source".length()).strip();
        if (!rest.startsWith(":") && !rest.startsWith("：")) {
            return Optional.empty();
        }
        String name = rest.substring(1).strip();
        boolean isName = !name.isEmpty() && name.length() <= MAX_NAME_LENGTH && name.indexOf('\n') < 0;
        return isName ? Optional.of(name) : Optional.empty();
    }

    private static boolean isBracketPair(char open, char close) {
        return open == '(' && close == ')' || open == '（' && close == '）';
    }

    /** Takes the first such line out of the story's own paragraphs, where it may be the last line of one. */
    public static Optional<Source> extractFrom(Element story) {
        for (Element paragraph : story.children()) {
            if (is(paragraph, "p")) {
                int start = lastLine(paragraph);
                int end = paragraph.childNodeSize();
                Optional<String> name = parse(text(paragraph.childNodes().subList(start, end)));
                if (name.isPresent()) {
                    Element line = element("p", takeChildren(paragraph, start, end));
                    if (showsNothing(paragraph)) {
                        paragraph.remove();
                    }
                    return Optional.of(new Source(name.get(), url(line)));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> url(Element line) {
        return all(line, "a").stream().map(link -> link.attr("href"))
                .filter(href -> href.startsWith("http")).findFirst();
    }
}
