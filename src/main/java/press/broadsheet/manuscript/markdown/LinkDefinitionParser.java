package press.broadsheet.manuscript.markdown;

import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.ast.Reference;
import com.vladsch.flexmark.ast.util.ReferenceRepository;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.parser.block.ParagraphPreProcessor;
import com.vladsch.flexmark.parser.block.ParagraphPreProcessorFactory;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import com.vladsch.flexmark.util.sequence.Escaping;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Parses link reference definitions at the start of a paragraph exactly as CommonMark 0.31.2, section 4.7, requires.
 * Flexmark's own parser uses the inline link rule for URLs, which allows spaces here ({@code [x](my file.md)}), so {@code
 * [Note]: some words} would become a definition and its text would be lost.
 */
final class LinkDefinitionParser implements ParagraphPreProcessor {

    private static final int MAX_LABEL_LENGTH = 999;
    private static final int MAX_PARENTHESES = 32;

    private final ReferenceRepository references;

    private LinkDefinitionParser(ReferenceRepository references) {
        this.references = references;
    }

    /** Replaces Flexmark's own parser, which must be disabled. */
    static final class Factory implements ParagraphPreProcessorFactory {

        @Override
        public boolean affectsGlobalScope() {
            return true;
        }

        @Override
        public @Nullable Set<Class<?>> getAfterDependents() {
            return null;
        }

        @Override
        public @Nullable Set<Class<?>> getBeforeDependents() {
            return null;
        }

        @Override
        public ParagraphPreProcessor apply(ParserState state) {
            return new LinkDefinitionParser(Parser.REFERENCES.get(state.getProperties()));
        }
    }

    /** Reads the content without quotation markers, but returns a length that includes them, as Flexmark expects. */
    @Override
    public int preProcessBlock(Paragraph paragraph, ParserState state) {
        BasedSequence text = paragraph.getContentChars();
        int at = 0;
        for (Optional<Parts> next = Parts.parse(text, at); next.isPresent(); next = Parts.parse(text, at)) {
            Parts parts = next.get();
            BasedSequence label = text.subSequence(parts.start(), parts.afterColon());
            Reference reference = new Reference(label, text.subSequence(parts.destination(), parts.afterDestination()),
                    parts.title() < 0 ? null : text.subSequence(parts.title(), parts.afterTitle()));
            references.put(Escaping.normalizeReferenceChars(label, true), reference);
            paragraph.insertBefore(reference);
            at = parts.end();
        }
        return at == 0 ? 0 : text.subSequence(at).getStartOffset() - paragraph.getStartOffset();
    }

    /**
     * Offsets of the parts of a definition.
     *
     * @param title -1 if there is none
     * @param end after its last line
     */
    private record Parts(int start, int afterColon, int destination, int afterDestination, int title, int afterTitle, int end) {

        static Optional<Parts> parse(CharSequence text, int from) {
            int start = skipSpaces(text, from);
            int colon = start - from > 3 ? -1 : label(text, start);
            if (colon < 0 || colon >= text.length() || text.charAt(colon) != ':') {
                return Optional.empty();
            }
            int destination = skipSpacesAndLineBreak(text, colon + 1);
            int afterDestination = destination(text, destination);
            if (afterDestination < 0) {
                return Optional.empty();
            }
            int title = skipSpacesAndLineBreak(text, afterDestination);
            int afterTitle = title == afterDestination ? -1 : title(text, title);
            int end = afterTitle < 0 ? -1 : lineEnd(text, afterTitle);
            if (end >= 0) {
                return Optional.of(new Parts(start, colon + 1, destination, afterDestination, title, afterTitle, end));
            }
            int untitled = lineEnd(text, afterDestination);
            return untitled < 0
                    ? Optional.empty()
                    : Optional.of(new Parts(start, colon + 1, destination, afterDestination, -1, -1, untitled));
        }

        /** The offset after the closing bracket; -1 if there is no label. */
        private static int label(CharSequence text, int start) {
            if (start >= text.length() || text.charAt(start) != '[') {
                return -1;
            }
            boolean onlyWhitespace = true;
            for (int i = start + 1; i < text.length() && i - start <= MAX_LABEL_LENGTH + 1; i++) {
                switch (text.charAt(i)) {
                    case ']' -> {
                        return onlyWhitespace ? -1 : i + 1;
                    }
                    case '[' -> {
                        return -1;
                    }
                    case '\\' -> {
                        onlyWhitespace = false;
                        i += i + 1 < text.length() && isPunctuation(text.charAt(i + 1)) ? 1 : 0;
                    }
                    default -> onlyWhitespace &= Character.isWhitespace(text.charAt(i));
                }
            }
            return -1;
        }

        /** CommonMark 0.31.2, section 6.3: in angle brackets, or without spaces and with balanced parentheses. */
        private static int destination(CharSequence text, int start) {
            if (start >= text.length()) {
                return -1;
            }
            boolean inAngleBrackets = text.charAt(start) == '<';
            int open = 0;
            int i = inAngleBrackets ? start + 1 : start;
            for (; i < text.length(); i++) {
                char c = text.charAt(i);
                if (inAngleBrackets && (c == '\n' || c == '<')) {
                    return -1;
                } else if (inAngleBrackets && c == '>') {
                    return i + 1;
                } else if (!inAngleBrackets && (c <= ' ' || c == 0x7F)) {
                    break;
                } else if (c == '\\') {
                    i += i + 1 < text.length() && isPunctuation(text.charAt(i + 1)) ? 1 : 0;
                } else if (!inAngleBrackets && c == '(' && ++open > MAX_PARENTHESES) {
                    return -1;
                } else if (!inAngleBrackets && c == ')' && --open < 0) {
                    return -1;
                }
            }
            return inAngleBrackets || open != 0 || i == start ? -1 : i;
        }

        private static int title(CharSequence text, int start) {
            char opening = start < text.length() ? text.charAt(start) : ' ';
            if (opening != '"' && opening != '\'' && opening != '(') {
                return -1;
            }
            char closing = opening == '(' ? ')' : opening;
            for (int i = start + 1; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == closing) {
                    return i + 1;
                } else if (c == '(' && opening == '(') {
                    return -1;
                } else if (c == '\\') {
                    i++;
                }
            }
            return -1;
        }

        /** The offset after the line if only spaces follow; otherwise -1. */
        private static int lineEnd(CharSequence text, int from) {
            int end = skipSpaces(text, from);
            return end == text.length() ? end : text.charAt(end) == '\n' ? end + 1 : -1;
        }

        private static int skipSpacesAndLineBreak(CharSequence text, int from) {
            int end = skipSpaces(text, from);
            return end < text.length() && text.charAt(end) == '\n' ? skipSpaces(text, end + 1) : end;
        }

        private static int skipSpaces(CharSequence text, int from) {
            int end = from;
            while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
                end++;
            }
            return end;
        }

        private static boolean isPunctuation(char c) {
            return c > ' ' && c < 0x7F && !Character.isLetterOrDigit(c);
        }
    }
}
