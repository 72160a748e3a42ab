package press.broadsheet.manuscript.html;

import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

import static press.broadsheet.manuscript.html.HtmlTree.element;
import static press.broadsheet.manuscript.html.HtmlTree.is;

/**
 * The first paragraph of an article.
 *
 * @param text the paragraph as plain text, without the dateline
 * @param dropCap whether it may start with a drop cap
 */
record Lede(String text, boolean dropCap) {

    /** In characters. The Guardian's rule: a shorter paragraph may not fill the three lines of a drop cap. */
    private static final int MIN_DROP_CAP_LENGTH = 200;

    private static final int MAX_LENGTH = 100_000;

    static Lede of(Element article, Optional<String> dateline) {
        Optional<Element> first = article.children().stream().filter(element -> is(element, "p")).findFirst();
        if (first.isEmpty()) {
            return new Lede("", false);
        }
        Element paragraph = first.get();
        String text = HeadlineExtractor.toSingleLine(HtmlTree.text(paragraph));
        boolean leads = article.children().stream().takeWhile(element -> !element.equals(paragraph))
                .allMatch(element -> is(element, "figure"));
        boolean dropCap = leads && dateline.isEmpty() && text.length() >= MIN_DROP_CAP_LENGTH
                && paragraph.firstChild() instanceof TextNode start && startsWithLetter(start.getWholeText().strip());
        dateline.filter(place -> !startsWithDateline(text, place)).ifPresent(place -> {
            paragraph.prependText(" ");
            paragraph.prependChild(element("span", new TextNode(place + " —")).attr("class", "dateline"));
        });
        return new Lede(truncate(text), dropCap);
    }

    /** Limits what the archive stores as the lede; the article itself keeps the whole paragraph. */
    private static String truncate(String text) {
        if (text.length() <= MAX_LENGTH) {
            return text;
        }
        return text.substring(0, MAX_LENGTH - (Character.isHighSurrogate(text.charAt(MAX_LENGTH - 1)) ? 1 : 0));
    }

    /** Whether the text already starts with the dateline. */
    private static boolean startsWithDateline(String text, String place) {
        String rest = text.startsWith(place) ? text.substring(place.length()).strip() : "";
        return !rest.isEmpty() && "—–-".indexOf(rest.charAt(0)) >= 0;
    }

    private static boolean startsWithLetter(String text) {
        if (text.isEmpty()) {
            return false;
        }
        int start = "“‘\"'«„‚‹".indexOf(text.charAt(0)) >= 0 ? 1 : 0;
        if (start == text.length()) {
            return false;
        }
        int first = text.codePointAt(start);
        return Character.isLetter(first) && Character.UnicodeScript.of(first) == Character.UnicodeScript.LATIN;
    }
}
