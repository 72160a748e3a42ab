package press.broadsheet.manuscript;

import java.util.List;
import java.util.Set;
import press.broadsheet.manuscript.Markup.Element;
import press.broadsheet.manuscript.Markup.Text;

/** Writes a tree as HTML: every character of text and of attributes is escaped here, and nowhere else. */
final class MarkupWriter {

    /** HTML Standard, 13.1.2: elements without an end tag. */
    private static final Set<String> VOID = Set.of("br", "wbr", "hr", "img");

    private final StringBuilder html = new StringBuilder();

    private MarkupWriter() {}

    /** The HTML of those pieces, each on a line of its own. */
    static String lines(List<? extends Markup> pieces) {
        MarkupWriter writer = new MarkupWriter();
        for (Markup piece : pieces) {
            if (!writer.html.isEmpty()) {
                writer.html.append('\n');
            }
            writer.write(piece);
        }
        return writer.html.toString();
    }

    private void write(Markup piece) {
        switch (piece) {
            case Text text -> escape(text.text(), false);
            case Element element -> write(element);
        }
    }

    private void write(Element element) {
        html.append('<').append(element.name());
        element.attributes().forEach(this::writeAttribute);
        html.append('>');
        if (!VOID.contains(element.name())) {
            // HTML Standard, 13.1.2.5: a newline right after <pre> is dropped, so one that is meant needs another
            if (element.name().equals("pre") && element.text().startsWith("\n")) {
                html.append('\n');
            }
            for (Markup child : element.children()) {
                write(child);
            }
            html.append("</").append(element.name()).append('>');
        }
    }

    private void writeAttribute(String name, String value) {
        if (SafeHtml.MARKS.contains(name)) {
            return;
        }
        html.append(' ').append(name);
        if (!value.isEmpty() || !isSwitch(name)) {
            html.append("=\"");
            escape(value, true);
            html.append('"');
        }
    }

    private static boolean isSwitch(String attribute) {
        return attribute.equals("open") || attribute.equals("reversed") || attribute.equals("data-bare");
    }

    private void escape(String text, boolean inAttribute) {
        int plain = 0; // what needs no second look is copied in one go
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isPlain(c)) {
                continue;
            }
            html.append(text, plain, i);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append(inAttribute ? "&quot;" : "\"");
                default -> i += append(text, i, c);
            }
            plain = i + 1;
        }
        html.append(text, plain, text.length());
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c < 0x7F && c != '&' && c != '<' && c != '>' && c != '"' || c == '\n'
                || c >= 0xA0 && c < Character.MIN_SURROGATE;
    }

    /** Appends the character, a whole pair of surrogates, or nothing; returns how many more characters were used up. */
    private int append(String text, int index, char c) {
        if (Character.isHighSurrogate(c) && index + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(index + 1))) {
            int codePoint = Character.toCodePoint(c, text.charAt(index + 1));
            if ((codePoint & 0xFFFE) != 0xFFFE) {
                html.appendCodePoint(codePoint);
            }
            return 1;
        }
        if (isAllowed(c)) {
            html.append(c);
        }
        return 0;
    }

    /** HTML Standard, 13.1.4: no noncharacters, no surrogates, no controls but the blank ones. */
    private static boolean isAllowed(char c) {
        return c >= ' ' && c < 0x7F || c == '\n' || c == '\t'
                || c >= 0xA0 && !Character.isSurrogate(c) && !(c >= 0xFDD0 && c <= 0xFDEF) && c < 0xFFFE;
    }
}
