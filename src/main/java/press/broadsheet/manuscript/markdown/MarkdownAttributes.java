package press.broadsheet.manuscript.markdown;

import com.vladsch.flexmark.ast.Heading;
import com.vladsch.flexmark.ast.Image;
import com.vladsch.flexmark.ast.ImageRef;
import com.vladsch.flexmark.parser.InlineParser;
import com.vladsch.flexmark.parser.InlineParserExtension;
import com.vladsch.flexmark.parser.InlineParserExtensionFactory;
import com.vladsch.flexmark.parser.LightInlineParser;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Parses {@code {#id}} at the end of a heading and <code>{credit="…"}</code> right after an image. Braces elsewhere are
 * text; Flexmark's own extension would remove them.
 */
final class MarkdownAttributes extends Node {

    private static final Pattern ID = Pattern.compile("\\{#([^\\s{}]{1,100})}[ \\t]*$");
    private static final Pattern CREDIT = Pattern.compile("\\{ {0,3}credit=(?:\"([^\"\\n]{0,300})\"|'([^'\\n]{0,300})') {0,3}}");

    private final String value;

    private MarkdownAttributes(BasedSequence chars, String value) {
        super(chars);
        this.value = value;
    }

    @Override
    public BasedSequence[] getSegments() {
        return EMPTY_SEGMENTS;
    }

    /** The value of attributes that follow an image or end a heading. */
    static Optional<String> valueOf(@Nullable Node node) {
        return node instanceof MarkdownAttributes attributes ? Optional.of(attributes.value) : Optional.empty();
    }

    /** Creates the inline parser. */
    static final class Factory implements InlineParserExtensionFactory {

        @Override
        public CharSequence getCharacters() {
            return "{";
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
        public boolean affectsGlobalScope() {
            return false;
        }

        @Override
        public InlineParserExtension apply(LightInlineParser parser) {
            return new AttributeParser();
        }
    }

    private static final class AttributeParser implements InlineParserExtension {

        @Override
        public void finalizeDocument(InlineParser parser) {}

        @Override
        public void finalizeBlock(InlineParser parser) {}

        @Override
        public boolean parse(LightInlineParser parser) {
            if (parser.getBlock() instanceof Heading) {
                return read(parser, ID);
            }
            Node last = parser.getBlock().getLastChild();
            boolean afterImage = (last instanceof Image || last instanceof ImageRef)
                    && last.getEndOffset() == parser.getInput().subSequence(parser.getIndex()).getStartOffset();
            return afterImage && read(parser, CREDIT);
        }

        private static boolean read(LightInlineParser parser, Pattern pattern) {
            BasedSequence input = parser.getInput();
            Matcher found = pattern.matcher(input);
            if (!found.region(parser.getIndex(), input.length()).lookingAt()) {
                return false;
            }
            String value = found.group(1) == null ? found.group(2) : found.group(1);
            parser.flushTextNode();
            parser.appendNode(new MarkdownAttributes(input.subSequence(found.start(), found.end()), value));
            parser.setIndex(found.end());
            return true;
        }
    }
}
