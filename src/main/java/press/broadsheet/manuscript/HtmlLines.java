package press.broadsheet.manuscript;

/** HTML as it is written: blocks on lines of their own, no blanks before them, one empty line at most where none is meant. */
final class HtmlLines {

    private final StringBuilder html;
    private boolean empty = true;
    private boolean blank = true;
    private boolean afterEmpty;
    private boolean preformatted;

    /** @param length of the text that it will hold, as near as that is known */
    HtmlLines(int length) {
        this.html = new StringBuilder(length);
    }

    /** Ends the line, if anything stands on it. */
    HtmlLines line() {
        if (preformatted || !empty) {
            endLine();
        }
        return this;
    }

    /** An element that begins on a line of its own. */
    HtmlLines openOnLine(String element) {
        return line().open(element);
    }

    HtmlLines open(String element) {
        return begin(element).end(">");
    }

    /** The start of a tag, behind which attributes may follow before its {@link #end}. */
    HtmlLines begin(String element) {
        begun();
        html.append('<').append(element);
        return this;
    }

    HtmlLines attribute(String name, String value) {
        html.append(' ').append(name).append("=\"");
        return text(value).end("\"");
    }

    HtmlLines end(String mark) {
        begun();
        html.append(mark);
        return this;
    }

    HtmlLines close(String element) {
        begun();
        html.append("</").append(element).append('>');
        return this;
    }

    HtmlLines closeAndLine(String element) {
        return close(element).line();
    }

    /** From here to its end every blank and every line break counts. */
    HtmlLines preformatted(boolean now) {
        preformatted = now;
        return this;
    }

    /** HTML with its blanks and line breaks. */
    void rawPreformatted(String raw) {
        boolean before = preformatted;
        preformatted = true;
        write(raw);
        preformatted = before;
    }

    /** HTML that holds no line break but one at its end. */
    HtmlLines raw(String raw) {
        write(raw);
        return this;
    }

    /** Words: what means something in HTML is escaped. */
    HtmlLines text(String words) {
        int plain = 0;
        for (int i = 0; i < words.length(); i++) {
            String escaped = switch (words.charAt(i)) {
                case '&' -> "&amp;";
                case '<' -> "&lt;";
                case '>' -> "&gt;";
                case '"' -> "&quot;";
                default -> "";
            };
            if (!escaped.isEmpty()) {
                write(words.substring(plain, i));
                end(escaped);
                plain = i + 1;
            }
        }
        write(plain == 0 ? words : words.substring(plain));
        return this;
    }

    private void write(String words) {
        if (!blank && words.indexOf('\n') < 0) {
            html.append(words);
            return;
        }
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            if (c == '\n') {
                endLine();
            } else if (c != ' ' || !blank || preformatted) {
                html.append(c);
                empty = false;
                blank &= c == ' ' || c == '\t';
            }
        }
    }

    private void begun() {
        empty = false;
        blank = false;
    }

    private void endLine() {
        if (preformatted || !empty || !afterEmpty) {
            html.append('\n');
        }
        afterEmpty = empty && !preformatted;
        empty = true;
        blank = true;
    }

    @Override
    public String toString() {
        line();
        return html.toString();
    }
}
