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
 * Finds tables as Flexmark's extension does, but asks it only where a bar stands in a paragraph: it tries a pattern on
 * each line, which it would compile for each text.
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
        public ParagraphPreProcessor apply(ParserState text) {
            return (block, state) -> block.getChars().indexOf('|') < 0 ? 0 : finder(text).preProcessBlock(block, state);
        }

        /** One for all texts: it keeps nothing of them, and what it is asked for is the parser's. */
        private ParagraphPreProcessor finder(ParserState text) {
            ParagraphPreProcessor known = finder;
            if (known == null) {
                known = tables.apply(text);
                finder = known;
            }
            return known;
        }

        /** Link definitions are taken off before, as by Flexmark's own, which ours replaces. */
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
