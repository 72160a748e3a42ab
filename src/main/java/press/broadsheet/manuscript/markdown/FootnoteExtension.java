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
 * Parses footnotes as Flexmark does, except that the label ends at its own bracket. Flexmark takes everything up to the last
 * {@code ]:} of the line as the label, so the text of {@code [^1]: See [Note]: careful} would be lost.
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
            Matcher label = DEFINITION.matcher(line).region(start, line.length());
            if (state.getIndent() >= INDENTED_CODE_COLUMNS || !label.lookingAt()) {
                return BlockStart.none();
            }
            FootnoteBlockParser parser = new FootnoteBlockParser(options, 0);
            FootnoteBlock note = (FootnoteBlock) parser.getBlock();
            note.setOpeningMarker(line.subSequence(start, start + 2));
            note.setText(line.subSequence(label.start(1), label.end(1)));
            note.setClosingMarker(line.subSequence(label.end() - 2, label.end()));
            return BlockStart.of(parser).atIndex(label.end());
        }
    }
}
