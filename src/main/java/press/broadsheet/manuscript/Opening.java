package press.broadsheet.manuscript;

import java.util.Optional;
import press.broadsheet.manuscript.Markup.Element;
import press.broadsheet.manuscript.Markup.Text;

/**
 * How a story begins: its first paragraph.
 *
 * @param text the paragraph as plain text, without the dateline
 * @param dropCap whether it can carry one
 */
record Opening(String text, boolean dropCap) {

    /** The Guardian's rule: a shorter paragraph does not reach past three lines. */
    private static final int DROP_CAP_LENGTH = 200;

    private static final int LONGEST = 100_000;

    static Opening of(Element story, Optional<String> dateline) {
        Optional<Element> first = story.elements().stream().filter(element -> element.is("p")).findFirst();
        if (first.isEmpty()) {
            return new Opening("", false);
        }
        Element paragraph = first.get();
        String text = Title.words(paragraph.text());
        boolean leads = story.elements().stream().takeWhile(element -> element != paragraph)
                .allMatch(element -> element.is("figure"));
        boolean dropCap = leads && dateline.isEmpty() && text.length() >= DROP_CAP_LENGTH
                && paragraph.children().getFirst() instanceof Text start && startsWithLetter(start.text().strip());
        dateline.filter(place -> !startsWith(text, place)).ifPresent(place -> {
            Element mark = Element.of("span", new Text(place + " —")).with("class", "dateline");
            paragraph.children().addFirst(new Text(" "));
            paragraph.children().addFirst(mark);
        });
        return new Opening(beginning(text), dropCap);
    }

    /** Of a text without paragraphs, what the archive keeps as its opening; all of it stays in the text. */
    private static String beginning(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        return text.substring(0, LONGEST - (Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? 1 : 0));
    }

    /** Whether the editor wrote the dateline into the text already. */
    private static boolean startsWith(String text, String place) {
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
