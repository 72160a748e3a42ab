package press.broadsheet.manuscript.markdown;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntPredicate;
import press.broadsheet.manuscript.text.Problem;
import press.broadsheet.manuscript.text.ProblemCollector;
import press.broadsheet.manuscript.text.SourcePosition;
import press.broadsheet.manuscript.text.SourceText;

/**
 * Removes the syntax of other publishing systems from a Markdown text and reports it. The text between the markers stays.
 * Code is left unchanged.
 */
public final class ForeignSyntaxRemover {

    private static final int MAX_QUOTED_LENGTH = 40;
    private static final String REWRITE_AS_TEXT = "Replace it with plain text, or remove it.";

    /**
     * Removing a comment may reveal further syntax, for instance if it contained a code fence. Text that needs more passes
     * than this is hostile.
     */
    private static final int MAX_PASSES = 8;

    /** All matches of one kind: the first of them and their number. */
    private record Occurrences(Match first, String text, int count) {

        Occurrences merge(Occurrences other) {
            return new Occurrences(first, text, count + other.count());
        }
    }

    /**
     * A match.
     *
     * @param replacement text that stays in its place
     * @param description its name; empty if it is not reported
     * @param isComment whether code was excluded already
     * @param isUnclosed whether it is a comment that is never closed
     */
    private record Match(int start, int end, String replacement, String description, String remedy, boolean isComment,
            boolean isUnclosed) {

        static Match of(CommentFinder.Comment comment) {
            boolean open = !comment.missingClosing().isEmpty();
            return new Match(comment.start(), comment.end(), comment.replacement(), comment.description(),
                    open
                            ? "Add `" + comment.missingClosing() + "` where it ends, or remove it."
                            : comment.finding().isEmpty()
                                    ? ForeignSyntax.REMOVE
                                    : comment.description().contains("{#")
                                            ? "Add `#}` where it ends."
                                            : "Add `-->` where it ends.",
                    true, open);
        }
    }

    private ForeignSyntaxRemover() {}

    /** Removes the syntax and keeps line numbers. Each kind is reported once, at its first occurrence. */
    public static String remove(SourceText sourceText, List<Problem> problems) {
        return remove(sourceText.text(),
                sourceText.isPlainText() ? text -> findInBraces(text, CodeRanges.none()) : ForeignSyntaxRemover::find,
                occurrences -> problems.add(problem(sourceText, occurrences)));
    }

    /** Removes the syntax from a front matter value, which is not Markdown. */
    public static String remove(String value, SourcePosition at, ProblemCollector problemCollector) {
        if (value.indexOf('{') < 0 && !CommentFinder.mayContainComment(value)) {
            return value.strip();
        }
        return remove(value, text -> findInBraces(text, MarkdownParser.findCode(text)), occurrences -> {
            if (occurrences.first().isUnclosed()) {
                problemCollector.error(at, reason(occurrences), occurrences.first().remedy());
            } else {
                problemCollector.warning(at, reason(occurrences), occurrences.first().remedy());
            }
        }).strip();
    }

    private static String remove(String text, Function<String, List<Match>> find, Consumer<Occurrences> reporter) {
        Map<String, Occurrences> kinds = new LinkedHashMap<>();
        String cleared = text;
        boolean again = true;
        for (int pass = 0; again && pass < MAX_PASSES; pass++) {
            List<Match> found = find.apply(cleared);
            String before = cleared;
            found.stream().filter(match -> !match.description().isEmpty()).forEach(match -> kinds
                    .merge(match.description() + match.remedy(), new Occurrences(match, before, 1), Occurrences::merge));
            cleared = replaceAll(found, before);
            again = found.stream().anyMatch(Match::isComment);
        }
        kinds.values().forEach(reporter);
        return cleared;
    }

    private static String replaceAll(List<Match> found, String text) {
        if (found.isEmpty()) {
            return text;
        }
        StringBuilder cleared = new StringBuilder(text.length());
        int end = 0;
        for (Match match : found) {
            String kept = match.replacement();
            cleared.append(text, end, match.start()).append(kept)
                    .repeat("\n",
                            Math.max(0, countLineBreaks(text.substring(match.start(), match.end())) - countLineBreaks(kept)));
            end = match.end();
        }
        return cleared.append(text, end, text.length()).toString();
    }

    /** In text order. If two matches overlap, the first is used. */
    private static List<Match> find(String text) {
        List<Match> all = new ArrayList<>();
        for (ForeignSyntax syntax : ForeignSyntax.ALL) {
            syntax.findIn(text, found -> all.add(
                    new Match(found.start(), found.end(), syntax.keptText(found), syntax.description(),
                            syntax.remedyFor(found), false, false)));
        }
        if (all.isEmpty() && !CommentFinder.mayContainComment(text)) {
            return all;
        }
        CodeRanges code = MarkdownParser.findCode(text);
        CommentFinder.findInMarkdown(text, code).forEach(comment -> all.add(Match.of(comment)));
        return withoutOverlaps(all, code::contains);
    }

    /** For plain text, where other syntax may be ordinary text. */
    private static List<Match> findInBraces(String text, CodeRanges code) {
        List<Match> all = new ArrayList<>();
        ForeignSyntax.ALL.stream().filter(ForeignSyntax::usesBraces).forEach(syntax -> syntax.findIn(text, found -> all.add(
                new Match(found.start(), found.end(), syntax.keptText(found), syntax.description(), REWRITE_AS_TEXT, false,
                        false))));
        if (CommentFinder.mayContainComment(text)) {
            CommentFinder.findInPlainText(text, code).forEach(comment -> all.add(Match.of(comment)));
        }
        return withoutOverlaps(all, code::contains);
    }

    /** If two matches start at the same position, the comment is used because it is longer. */
    private static List<Match> withoutOverlaps(List<Match> all, IntPredicate isCode) {
        all.sort(Comparator.comparingInt(Match::start).thenComparing(match -> !match.isComment()));
        List<Match> found = new ArrayList<>();
        int end = 0;
        for (Match match : all) {
            if (match.start() >= end && (match.isComment() || !isCode.test(match.start()))) {
                found.add(match);
                end = match.end();
            }
        }
        return found;
    }

    private static Problem problem(SourceText sourceText, Occurrences occurrences) {
        Match first = occurrences.first();
        SourcePosition at = SourcePosition.of(occurrences.text(), first.start(), sourceText.firstLine());
        return first.isUnclosed()
                ? Problem.error(sourceText.path(), at.line(), at.column(), reason(occurrences), first.remedy())
                : Problem.warning(sourceText.path(), at.line(), at.column(), reason(occurrences), first.remedy());
    }

    private static String reason(Occurrences occurrences) {
        Match first = occurrences.first();
        if (first.description().endsWith("is not shown")) {
            return first.description();
        }
        String written = occurrences.text().substring(first.start(), first.end()).strip();
        String line = written.lines().findFirst().orElse("");
        String shown = line.length() > MAX_QUOTED_LENGTH ? line.substring(0, MAX_QUOTED_LENGTH) + "…" : line;
        if (first.isUnclosed()) {
            return first.description() + " " + ProblemCollector.quote(shown)
                    + " that starts here is never closed and would hide everything below it";
        }
        int others = occurrences.count() - 1;
        String more = others == 0 ? "" : others == 1 ? ", as is 1 other" : ", as are " + others + " others";
        return first.description() + " " + ProblemCollector.quote(shown) + " is not supported and is left out" + more;
    }

    private static int countLineBreaks(String text) {
        return (int) text.chars().filter(c -> c == '\n').count();
    }
}
