package press.broadsheet.manuscript.markdown;

/** HTML as it is written: blocks on lines of their own, no blanks before them, one empty line at most where none is meant. */
final class HtmlLineWriter {

    private final StringBuilder html;
    private boolean lineIsEmpty = true;
    private boolean lineIsBlank = true;
    private boolean afterEmptyLine;
    private boolean preformatted;

    /** @param length of the text that it will hold, as near as that is known */
    HtmlLineWriter(int length) {
        this.html = new StringBuilder(length);
    }

    /** Ends the line, if anything stands on it. */
    HtmlLineWriter startNewLine() {
        if (preformatted || !lineIsEmpty) {
            endLine();
        }
        return this;
    }

    /** An element that begins on a line of its own. */
    HtmlLineWriter openOnNewLine(String element) {
        return startNewLine().open(element);
    }

    HtmlLineWriter open(String element) {
        return beginTag(element).append(">");
    }

    /** The start of a tag, behind which attributes may follow before its {@link #append}. */
    HtmlLineWriter beginTag(String element) {
        markContent();
        html.append('<').append(element);
        return this;
    }

    HtmlLineWriter attribute(String name, String value) {
        html.append(' ').append(name).append("=\"");
        return text(value).append("\"");
    }

    HtmlLineWriter append(String mark) {
        markContent();
        html.append(mark);
        return this;
    }

    HtmlLineWriter close(String element) {
        markContent();
        html.append("</").append(element).append('>');
        return this;
    }

    HtmlLineWriter closeAndEndLine(String element) {
        return close(element).startNewLine();
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
                append(escaped);
                plain = i + 1;
            }
        }
        write(plain == 0 ? words : words.substring(plain));
        return this;
    }

    private void write(String words) {
        if (!lineIsBlank && words.indexOf('\n') < 0) {
            html.append(words);
            return;
        }
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            if (c == '\n') {
                endLine();
            } else if (c != ' ' || !lineIsBlank || preformatted) {
                html.append(c);
                lineIsEmpty = false;
                lineIsBlank &= c == ' ' || c == '\t';
            }
        }
    }

    private void markContent() {
        lineIsEmpty = false;
        lineIsBlank = false;
    }

    private void endLine() {
        if (preformatted || !lineIsEmpty || !afterEmptyLine) {
            html.append('\n');
        }
        afterEmptyLine = lineIsEmpty && !preformatted;
        lineIsEmpty = true;
        lineIsBlank = true;
    }

    @Override
    public String toString() {
        startNewLine();
        return html.toString();
    }
}
