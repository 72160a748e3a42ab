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
 * Finds the marks by which Git, Mercurial and Jujutsu tell two versions of a text apart where they could not be merged.
 *
 * <p>A mark begins its line: seven or more of the same sign, then nothing, or a blank and a label. The rule:
 * <ul>
 * <li>{@code <<<<<<<} is a mark wherever it is not code. What stands between it and the end, {@code =======} or Jujutsu's
 * {@code %%%%%%%}, {@code +++++++}, {@code -------}, needs no look of its own: alone, each is a heading's underline, a rule or
 * words.
 * <li>In code it is a word, unless the {@code >>>>>>>} that belongs to it stands outside of that piece of code: then two
 * versions were left of the code itself.
 * <li>{@code >>>>>>> label} or {@code ||||||| label} alone, of exactly seven, is what an editor left who took the first mark
 * away; but not beside other lines of a quotation, or of a table.
 * <li>In front matter there is no code, and each of the three is a mark.
 * </ul>
 */
public final class ConflictMarkers {

    public static final String REMEDY =
            "Keep the version that is right, and delete the other one and the lines of marks (`<<<<<<<`, `=======`, `>>>>>>>`).";

    private static final int DEFAULT_LENGTH = 7;
    private static final Pattern MARKER = Pattern.compile("^(<{7,}|>{7,}|\\|{7,})(?:[ \\t]+(.*))?$", Pattern.MULTILINE);

    /** @param sign the first of those that it is made of */
    private record Marker(int offset, char sign, int length, String label) {

        boolean isLabelled() {
            return length == DEFAULT_LENGTH && !label.isBlank();
        }
    }

    private ConflictMarkers() {}

    /** Where the first mark stands in a part of a file that is no text. */
    public static Optional<Integer> findInFields(String file, int from, int to) {
        return findAll(file, from, to).stream()
                .filter(marker -> marker.sign() == '<' || marker.isLabelled() || marker.length() == DEFAULT_LENGTH)
                .map(Marker::offset)
                .findFirst();
    }

    /** Where the first mark stands in plain text, which has no code. */
    public static Optional<Integer> findInPlainText(String text) {
        return findInText(text, findAll(text, 0, text.length()), _ -> false, offset -> offset);
    }

    /** Where the first mark stands in Markdown that is not code. */
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
                + " marks a merge conflict that was not resolved: two versions of the text stand here";
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
