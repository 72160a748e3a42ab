package press.broadsheet.manuscript.markdown;

import com.vladsch.flexmark.ext.tables.internal.TableParagraphPreProcessor;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.parser.block.ParagraphPreProcessor;
import com.vladsch.flexmark.parser.block.ParagraphPreProcessorFactory;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.data.MutableDataHolder;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Parses tables with Flexmark's extension, but only in paragraphs that contain a vertical bar. The extension compiles its
 * patterns for every document and tries them on every line.
 */
final class LazyTablesExtension implements Parser.ParserExtension {

    @Override
    public void parserOptions(MutableDataHolder options) {}

    @Override
    public void extend(Parser.Builder builder) {
        builder.paragraphPreProcessorFactory(new Factory(TableParagraphPreProcessor.Factory()));
    }

    private static final class Factory implements ParagraphPreProcessorFactory {

        private final ParagraphPreProcessorFactory tables;
        private volatile @Nullable ParagraphPreProcessor finder;

        Factory(ParagraphPreProcessorFactory tables) {
            this.tables = tables;
        }

        @Override
        public ParagraphPreProcessor apply(ParserState parserState) {
            return (block, state) -> block.getChars().indexOf('|') < 0 ? 0 : finder(parserState).preProcessBlock(block, state);
        }

        /** One instance for all documents. It has no state of its own: it works on the parser passed to it. */
        private ParagraphPreProcessor finder(ParserState parserState) {
            ParagraphPreProcessor known = finder;
            if (known == null) {
                known = tables.apply(parserState);
                finder = known;
            }
            return known;
        }

        /** Runs after link definitions are removed, as in Flexmark, whose definition parser is replaced here. */
        @Override
        public @Nullable Set<Class<?>> getAfterDependents() {
            return Set.of(LinkDefinitionParser.Factory.class);
        }

        @Override
        public @Nullable Set<Class<?>> getBeforeDependents() {
            return tables.getBeforeDependents();
        }

        @Override
        public boolean affectsGlobalScope() {
            return tables.affectsGlobalScope();
        }
    }
}
