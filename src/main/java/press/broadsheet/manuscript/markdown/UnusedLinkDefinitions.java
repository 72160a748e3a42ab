package press.broadsheet.manuscript.markdown;

import com.vladsch.flexmark.ast.RefNode;
import com.vladsch.flexmark.ast.Reference;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import press.broadsheet.manuscript.text.LineIndex;
import press.broadsheet.manuscript.text.Problem;
import press.broadsheet.manuscript.text.ProblemCollector;
import press.broadsheet.manuscript.text.SourceText;

/**
 * Link definitions that no link uses. CommonMark shows nothing of them, and their editor may have meant words:
 * {@code [Note]: Careful} is one, with the address "Careful". What looks like no address at all is shown as the words that it
 * is; of any other there is a warning.
 */
public final class UnusedLinkDefinitions {

    /** A scheme, a path, a place in the page, or a name with an ending: what people write for an address. */
    private static final Pattern ADDRESS = Pattern.compile(
            "<.*|.*[/\\\\#@].*|(?i:[a-z][a-z0-9+.-]*:[^\\s].*)|.*[^.\\s]\\.\\p{Alpha}[\\p{Alnum}]{1,20}(?:[?:].*)?",
            Pattern.DOTALL);

    private static final Pattern SENTENCE_END = Pattern.compile("[.,;:!?…\"'”’»)\\]]+$");

    private final List<Reference> unused;

    private UnusedLinkDefinitions(List<Reference> unused) {
        this.unused = unused;
    }

    public static UnusedLinkDefinitions find(Document document) {
        List<Reference> all = new ArrayList<>();
        Set<Reference> used = Collections.newSetFromMap(new IdentityHashMap<>());
        collect(document, document, all, used);
        all.removeIf(used::contains);
        return new UnusedLinkDefinitions(all);
    }

    private static void collect(Node parent, Document document, List<Reference> all, Set<Reference> used) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Reference definition) {
                all.add(definition);
            } else if (node instanceof RefNode link && link.isDefined()) {
                used.add(link.getReferenceNode(Parser.REFERENCES.get(document)));
            }
            collect(node, document, all, used);
        }
    }

    List<Reference> definitions() {
        return unused;
    }

    /**
     * The text with those escaped that look like words. One with a definition right below it stays as it is, for a definition
     * cannot end a paragraph.
     */
    public String escapeNonLinks(String text) {
        StringBuilder words = new StringBuilder(text);
        Set<Reference> escaped = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Reference definition : unused.reversed()) {
            boolean isLast = !(definition.getNext() instanceof Reference below) || escaped.contains(below)
                    || text.substring(definition.getEndOffset(), below.getStartOffset()).strip().length() > 0
                    || text.substring(definition.getEndOffset(), below.getStartOffset()).indexOf("\n\n") >= 0;
            if (isLast && !isAddress(definition)) {
                escaped.add(definition);
                words.insert(definition.getStartOffset(), '\\');
            }
        }
        return words.toString();
    }

    private static boolean isAddress(Reference definition) {
        String address = definition.getUrlOpeningMarker().toString() + definition.getUrl();
        return address.isEmpty() || ADDRESS.matcher(SENTENCE_END.matcher(address).replaceFirst("")).matches();
    }

    public void warn(SourceText sourceText, LineIndex lines, List<Problem> problems) {
        for (Reference definition : unused) {
            String label = "[" + definition.getReference() + "]";
            problems.add(Problem.warning(sourceText.path(), sourceText.firstLine() + lines.line(definition.getStartOffset()) - 1,
                    1,
                    "nothing refers to the link definition " + ProblemCollector.quote(label + ":")
                            + ", so that readers do not see it",
                    "Write `[words]" + label + "` where the link belongs, or take it out; if it is words, write `\\" + label
                            + ":`."));
        }
    }
}
