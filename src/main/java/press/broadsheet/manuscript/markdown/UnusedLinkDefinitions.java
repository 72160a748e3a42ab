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
 * Finds link definitions that no link uses. CommonMark does not show them, but the editor may have meant text: {@code
 * [Note]: Careful} is a definition with the URL "Careful". If the URL does not look like one, the line is shown as text;
 * otherwise there is a warning.
 */
public final class UnusedLinkDefinitions {

    /** What a URL may look like: a scheme, a path, a fragment, or a name with an extension. */
    private static final Pattern URL = Pattern.compile(
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
     * Escapes unused definitions that look like text. A definition followed directly by another one is left, because a
     * definition cannot interrupt a paragraph.
     */
    public String escapeNonLinks(String text) {
        StringBuilder escapedText = new StringBuilder(text);
        Set<Reference> escaped = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Reference definition : unused.reversed()) {
            boolean isLast = !(definition.getNext() instanceof Reference below) || escaped.contains(below)
                    || text.substring(definition.getEndOffset(), below.getStartOffset()).strip().length() > 0
                    || text.substring(definition.getEndOffset(), below.getStartOffset()).indexOf("\n\n") >= 0;
            if (isLast && !looksLikeUrl(definition)) {
                escaped.add(definition);
                escapedText.insert(definition.getStartOffset(), '\\');
            }
        }
        return escapedText.toString();
    }

    private static boolean looksLikeUrl(Reference definition) {
        String url = definition.getUrlOpeningMarker().toString() + definition.getUrl();
        return url.isEmpty() || URL.matcher(SENTENCE_END.matcher(url).replaceFirst("")).matches();
    }

    public void warn(SourceText sourceText, LineIndex lines, List<Problem> problems) {
        for (Reference definition : unused) {
            String label = "[" + definition.getReference() + "]";
            problems.add(Problem.warning(sourceText.path(), sourceText.firstLine() + lines.line(definition.getStartOffset()) - 1,
                    1,
                    "no link uses the definition " + ProblemCollector.quote(label + ":")
                            + ", so readers do not see it",
                    "Write `[words]" + label + "` where the link belongs, or remove the definition. If it is text, write `\\"
                            + label + ":`."));
        }
    }
}
