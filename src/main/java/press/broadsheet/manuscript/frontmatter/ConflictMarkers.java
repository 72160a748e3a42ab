package press.broadsheet.manuscript.frontmatter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.broadsheet.manuscript.markdown.CodeRanges;
import press.broadsheet.manuscript.markdown.MarkdownParser;
import press.broadsheet.manuscript.text.ProblemCollector;

/**
 * Finds the conflict markers that Git, Mercurial and Jujutsu write around two versions that could not be merged.
 *
 * <p>A marker starts its line: seven or more of the same character, then the end of the line, or a space and a label. The
 * rules:
 * <ul>
 * <li>{@code <<<<<<<} outside code is a marker. The markers between it and the end, {@code =======} or Jujutsu's
 * {@code %%%%%%%}, {@code +++++++}, {@code -------}, are not checked: alone, each is a heading's underline, a rule or text.
 * <li>Inside code it is text, unless its {@code >>>>>>>} is outside that code block: then the conflict includes the code
 * itself.
 * <li>{@code >>>>>>> label} or {@code ||||||| label} alone, of exactly seven characters, is a marker: an editor may have
 * deleted only the first one. Not next to other lines of a quotation or a table.
 * <li>In front matter there is no code, and each of the three is a marker.
 * </ul>
 */
public final class ConflictMarkers {

    public static final String REMEDY =
            "Keep the right version; delete the other one and the marker lines (`<<<<<<<`, `=======`, `>>>>>>>`).";

    private static final int DEFAULT_LENGTH = 7;
    private static final Pattern MARKER = Pattern.compile("^(<{7,}|>{7,}|\\|{7,})(?:[ \\t]+(.*))?$", Pattern.MULTILINE);

    /** @param sign the repeated character */
    private record Marker(int offset, char sign, int length, String label) {

        boolean isLabelled() {
            return length == DEFAULT_LENGTH && !label.isBlank();
        }
    }

    private ConflictMarkers() {}

    /** Offset of the first marker in front matter. */
    public static Optional<Integer> findInFields(String file, int from, int to) {
        return findAll(file, from, to).stream()
                .filter(marker -> marker.sign() == '<' || marker.isLabelled() || marker.length() == DEFAULT_LENGTH)
                .map(Marker::offset)
                .findFirst();
    }

    /** Offset of the first marker in plain text, which has no code. */
    public static Optional<Integer> findInPlainText(String text) {
        return findInText(text, findAll(text, 0, text.length()), _ -> false, offset -> offset);
    }

    /** Offset of the first marker in Markdown outside code. */
    public static Optional<Integer> findInMarkdown(String text) {
        List<Marker> markers = findAll(text, 0, text.length());
        if (markers.isEmpty()) {
            return Optional.empty();
        }
        CodeRanges code = MarkdownParser.findCode(text);
        return findInText(text, markers, code::contains, code::endOf);
    }

    public static String reason(String text, int offset) {
        return ProblemCollector.quote(FrontMatter.lineAt(text, offset).strip())
                + " marks an unresolved merge conflict: the file contains two versions of this text";
    }

    private static Optional<Integer> findInText(
            String text, List<Marker> markers, IntPredicate isCode, IntUnaryOperator endOfCode) {
        for (int i = 0; i < markers.size(); i++) {
            Marker marker = markers.get(i);
            boolean code = isCode.test(marker.offset());
            boolean conflict = marker.sign() == '<'
                    ? !code || endsOutsideCode(markers.subList(i + 1, markers.size()), endOfCode.applyAsInt(marker.offset()))
                    : !code && marker.isLabelled() && isAlone(text, marker);
            if (conflict) {
                return Optional.of(marker.offset());
            }
        }
        return Optional.empty();
    }

    private static boolean endsOutsideCode(List<Marker> following, int endOfCode) {
        return following.stream().filter(marker -> marker.sign() != '|').findFirst()
                .filter(marker -> marker.sign() == '>' && marker.offset() >= endOfCode).isPresent();
    }

    private static boolean isAlone(String text, Marker marker) {
        int above = text.lastIndexOf('\n', Math.max(0, marker.offset() - 2)) + 1;
        int below = text.indexOf('\n', marker.offset()) + 1;
        boolean first = marker.offset() == 0;
        return (first || !lineStartsWith(text, above, marker.sign()))
                && (below == 0 || !lineStartsWith(text, below, marker.sign()))
                && (marker.sign() != '|' || marker.label().indexOf('|') < 0);
    }

    private static boolean lineStartsWith(String text, int line, char sign) {
        return FrontMatter.lineAt(text, line).stripLeading().startsWith(String.valueOf(sign));
    }

    private static List<Marker> findAll(String text, int from, int to) {
        List<Marker> markers = new ArrayList<>();
        if (text.indexOf("<<<<<<<") >= 0 || text.indexOf(">>>>>>>") >= 0 || text.indexOf("|||||||") >= 0) {
            Matcher matcher = MARKER.matcher(text).region(from, to).useAnchoringBounds(false);
            while (matcher.find()) {
                String label = Optional.ofNullable(matcher.group(2)).orElse("");
                markers.add(new Marker(matcher.start(), matcher.group(1).charAt(0), matcher.group(1).length(), label));
            }
        }
        return markers;
    }
}
