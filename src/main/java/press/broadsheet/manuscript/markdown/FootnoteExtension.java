package press.broadsheet.manuscript.markdown;

import com.vladsch.flexmark.ext.footnotes.FootnoteBlock;
import com.vladsch.flexmark.ext.footnotes.internal.FootnoteBlockParser;
import com.vladsch.flexmark.ext.footnotes.internal.FootnoteLinkRefProcessor;
import com.vladsch.flexmark.ext.footnotes.internal.FootnoteOptions;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.parser.block.AbstractBlockParserFactory;
import com.vladsch.flexmark.parser.block.BlockParserFactory;
import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.block.CustomBlockParserFactory;
import com.vladsch.flexmark.parser.block.MatchedBlockParser;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.data.DataHolder;
import com.vladsch.flexmark.util.data.MutableDataHolder;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Footnotes as Flexmark has them, but that the mark ends with its own bracket: Flexmark takes all up to the last {@code ]:}
 * of the line for it, so that the words of {@code [^1]: See [Note]: careful} were gone.
 */
final class FootnoteExtension implements Parser.ParserExtension {

    private static final Pattern DEFINITION = Pattern.compile("\\[\\^\\s*([^\\[\\]]{1,500}?)\\s*]:");
    private static final int INDENTED_CODE_COLUMNS = 4;

    @Override
    public void parserOptions(MutableDataHolder options) {}

    @Override
    public void extend(Parser.Builder parser) {
        parser.customBlockParserFactory(new Factory());
        parser.linkRefProcessorFactory(new FootnoteLinkRefProcessor.Factory());
    }

    private static final class Factory implements CustomBlockParserFactory {

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
        public BlockParserFactory apply(DataHolder options) {
            return new BlockStartFactory(options);
        }
    }

    private static final class BlockStartFactory extends AbstractBlockParserFactory {

        private final FootnoteOptions options;

        BlockStartFactory(DataHolder options) {
            super(options);
            this.options = new FootnoteOptions(options);
        }

        @Override
        public BlockStart tryStart(ParserState state, MatchedBlockParser before) {
            BasedSequence line = state.getLine();
            int start = state.getNextNonSpaceIndex();
            Matcher mark = DEFINITION.matcher(line).region(start, line.length());
            if (state.getIndent() >= INDENTED_CODE_COLUMNS || !mark.lookingAt()) {
                return BlockStart.none();
            }
            FootnoteBlockParser parser = new FootnoteBlockParser(options, 0);
            FootnoteBlock note = (FootnoteBlock) parser.getBlock();
            note.setOpeningMarker(line.subSequence(start, start + 2));
            note.setText(line.subSequence(mark.start(1), mark.end(1)));
            note.setClosingMarker(line.subSequence(mark.end() - 2, mark.end()));
            return BlockStart.of(parser).atIndex(mark.end());
        }
    }
}
