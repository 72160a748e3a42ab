package press.broadsheet.manuscript;

import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.ext.tables.internal.TableParagraphPreProcessor;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.parser.block.ParagraphPreProcessor;
import com.vladsch.flexmark.parser.block.ParagraphPreProcessorFactory;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.data.MutableDataHolder;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds tables as Flexmark's extension does, but asks it only where a bar stands in a paragraph: it compiles a pattern for
 * each text, and tries it on each line.
 */
final class MarkdownTables implements Parser.ParserExtension {

    @Override
    public void parserOptions(MutableDataHolder options) {}

    @Override
    public void extend(Parser.Builder builder) {
        builder.paragraphPreProcessorFactory(new Factory(TableParagraphPreProcessor.Factory()));
    }

    private record Factory(ParagraphPreProcessorFactory tables) implements ParagraphPreProcessorFactory {

        @Override
        public ParagraphPreProcessor apply(ParserState text) {
            return new Finder(tables, text);
        }

        @Override
        public @Nullable Set<Class<?>> getAfterDependents() {
            return tables.getAfterDependents();
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

    private static final class Finder implements ParagraphPreProcessor {

        private final ParagraphPreProcessorFactory tables;
        private final ParserState text;
        private @Nullable ParagraphPreProcessor finder;

        Finder(ParagraphPreProcessorFactory tables, ParserState text) {
            this.tables = tables;
            this.text = text;
        }

        @Override
        public int preProcessBlock(Paragraph block, ParserState state) {
            if (block.getChars().indexOf('|') < 0) {
                return 0;
            }
            if (finder == null) {
                finder = tables.apply(text);
            }
            return finder.preProcessBlock(block, state);
        }
    }
}
