package press.broadsheet.manuscript.markdown;

/** HTML as it is written: blocks on lines of their own, no blanks before them, one empty line at most where none is meant. */
final class HtmlLineWriter {

    private final StringBuilder html;
    private boolean empty = true;
    private boolean blank = true;
    private boolean afterEmpty;
    private boolean preformatted;

    /** @param length of the text that it will hold, as near as that is known */
    HtmlLineWriter(int length) {
        this.html = new StringBuilder(length);
    }

    /** Ends the line, if anything stands on it. */
    HtmlLineWriter line() {
        if (preformatted || !empty) {
            endLine();
        }
        return this;
    }

    /** An element that begins on a line of its own. */
    HtmlLineWriter openOnLine(String element) {
        return line().open(element);
    }

    HtmlLineWriter open(String element) {
        return begin(element).end(">");
    }

    /** The start of a tag, behind which attributes may follow before its {@link #end}. */
    HtmlLineWriter begin(String element) {
        begun();
        html.append('<').append(element);
        return this;
    }

    HtmlLineWriter attribute(String name, String value) {
        html.append(' ').append(name).append("=\"");
        return text(value).end("\"");
    }

    HtmlLineWriter end(String mark) {
        begun();
        html.append(mark);
        return this;
    }

    HtmlLineWriter close(String element) {
        begun();
        html.append("</").append(element).append('>');
        return this;
    }

    HtmlLineWriter closeAndLine(String element) {
        return close(element).line();
    }

    /** From here to its end every blank and every line break counts. */
    HtmlLineWriter preformatted(boolean now) {
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
    HtmlLineWriter raw(String raw) {
        write(raw);
        return this;
    }

    /** Words: what means something in HTML is escaped. */
    HtmlLineWriter text(String words) {
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
