package press.broadsheet.manuscript.markdown;

/**
 * Writes HTML with blocks on lines of their own, without indentation, and with at most one blank line outside preformatted
 * text.
 */
final class HtmlLineWriter {

    private final StringBuilder html;
    private boolean lineIsEmpty = true;
    private boolean lineIsBlank = true;
    private boolean afterEmptyLine;
    private boolean preformatted;

    /** @param length the approximate length of the output */
    HtmlLineWriter(int length) {
        this.html = new StringBuilder(length);
    }

    /** Starts a new line, unless the current one is empty. */
    HtmlLineWriter startNewLine() {
        if (preformatted || !lineIsEmpty) {
            endLine();
        }
        return this;
    }

    /** Opens an element on a new line. */
    HtmlLineWriter openOnNewLine(String element) {
        return startNewLine().open(element);
    }

    HtmlLineWriter open(String element) {
        return beginTag(element).append(">");
    }

    /** Starts a tag. Attributes may follow, then {@link #append} must close it. */
    HtmlLineWriter beginTag(String element) {
        markContent();
        html.append('<').append(element);
        return this;
    }

    HtmlLineWriter attribute(String name, String value) {
        html.append(' ').append(name).append("=\"");
        return text(value).append("\"");
    }

    HtmlLineWriter append(String raw) {
        markContent();
        html.append(raw);
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

    /** Switches whether all spaces and line breaks are kept. */
    HtmlLineWriter preformatted(boolean now) {
        preformatted = now;
        return this;
    }

    /** Writes HTML with its spaces and line breaks unchanged. */
    void rawPreformatted(String raw) {
        boolean before = preformatted;
        preformatted = true;
        write(raw);
        preformatted = before;
    }

    /** Writes HTML without line breaks, except at its end. */
    HtmlLineWriter raw(String raw) {
        write(raw);
        return this;
    }

    /** Writes text, with HTML special characters escaped. */
    HtmlLineWriter text(String text) {
        int plain = 0;
        for (int i = 0; i < text.length(); i++) {
            String escaped = switch (text.charAt(i)) {
                case '&' -> "&amp;";
                case '<' -> "&lt;";
                case '>' -> "&gt;";
                case '"' -> "&quot;";
                default -> "";
            };
            if (!escaped.isEmpty()) {
                write(text.substring(plain, i));
                append(escaped);
                plain = i + 1;
            }
        }
        write(plain == 0 ? text : text.substring(plain));
        return this;
    }

    private void write(String text) {
        if (!lineIsBlank && text.indexOf('\n') < 0) {
            html.append(text);
            return;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
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
