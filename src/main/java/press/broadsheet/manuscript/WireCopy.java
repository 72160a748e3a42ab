package press.broadsheet.manuscript;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import press.broadsheet.manuscript.html.HeadlineExtractor;
import press.broadsheet.manuscript.html.SourceCreditLine;
import press.broadsheet.publication.Source;

import static press.broadsheet.manuscript.html.HtmlTree.element;

/**
 * Plain text as news agencies send it: the first line is the headline, blank lines separate paragraphs, a line
 * {@code (Source: NAME)} ends the article, and the text after it is an aside. Markdown is not interpreted.
 */
record WireCopy(Element article, Optional<String> headline, Optional<Source> source) {

    static WireCopy parse(String text) {
        List<String> lines = text.lines().map(String::strip).toList();
        int start = skipEmptyLines(lines, 0);
        Optional<String> headline = lines.stream().skip(start).findFirst().map(HeadlineExtractor::toSingleLine);
        while (start < lines.size() && headline.equals(Optional.of(HeadlineExtractor.toSingleLine(lines.get(start))))) {
            start = skipEmptyLines(lines, start + 1);
        }
        Element article = element("article");
        int end = start;
        while (end < lines.size() && SourceCreditLine.parse(lines.get(end)).isEmpty()) {
            end++;
        }
        paragraphs(lines.subList(start, end)).forEach(article::appendChild);
        if (end == lines.size()) {
            return new WireCopy(article, headline, Optional.empty());
        }
        List<Element> asideParagraphs = paragraphs(lines.subList(end + 1, lines.size()));
        if (!asideParagraphs.isEmpty()) {
            article.appendChild(element("aside", asideParagraphs));
        }
        return new WireCopy(article, headline,
                SourceCreditLine.parse(lines.get(end)).map(name -> new Source(name, Optional.empty())));
    }

    private static int skipEmptyLines(List<String> lines, int start) {
        int next = start;
        while (next < lines.size() && lines.get(next).isEmpty()) {
            next++;
        }
        return next;
    }

    private static List<Element> paragraphs(List<String> lines) {
        List<Element> paragraphs = new ArrayList<>();
        StringBuilder words = new StringBuilder();
        for (String line : lines) {
            if (!line.isEmpty()) {
                words.append(words.isEmpty() ? "" : "\n").append(line);
            } else if (!words.isEmpty()) {
                paragraphs.add(element("p", new TextNode(words.toString())));
                words.setLength(0);
            }
        }
        if (!words.isEmpty()) {
            paragraphs.add(element("p", new TextNode(words.toString())));
        }
        return paragraphs;
    }
}
