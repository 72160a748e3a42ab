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
 * Parses the news agencies' credit line {@code (Source: NAME)}, alone on its line. The page shows the credit itself, so the
 * line is removed from the text.
 */
public final class SourceCreditLine {

    private static final int MAX_NAME_LENGTH = 200;

    private SourceCreditLine() {}

    /** The name, if the line is a credit. Letter case and the space after the colon do not matter. */
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

    /** Removes the first credit line from the article's top-level paragraphs; it may be the last line of one. */
    public static Optional<Source> extractFrom(Element article) {
        for (Element paragraph : article.children()) {
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
