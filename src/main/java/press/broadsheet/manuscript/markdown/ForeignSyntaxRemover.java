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
 * Marks of other publishing systems in a Markdown text. They mean nothing here, and no reader is shown them: the marks are
 * left out, and the words between them stay. In code they stand for themselves.
 */
public final class ForeignSyntaxRemover {

    private static final int MAX_QUOTED_LENGTH = 40;
    private static final String REWRITE_AS_TEXT = "Write in words what it stood for, or take it out.";

    /** What a comment takes out may have hidden the marks of code, so that more comes to light; a text that never ends with it is hostile. */
    private static final int MAX_PASSES = 8;

    /** Marks of one kind, by the first of them, and how many there are. */
    private record Occurrences(Match first, String text, int count) {

        Occurrences merge(Occurrences other) {
            return new Occurrences(first, text, count + other.count());
        }
    }

    /**
     * One mark.
     *
     * @param replacement what stays in its place
     * @param description its name; empty where there is nothing to say of it
     * @param isComment whether code was looked for already
     * @param isUnclosed whether it is a comment without an end
     */
    private record Match(int start, int end, String replacement, String description, String remedy, boolean isComment,
            boolean isUnclosed) {

        static Match of(CommentFinder.Comment comment) {
            boolean open = !comment.missingClosing().isEmpty();
            return new Match(comment.start(), comment.end(), comment.replacement(), comment.description(),
                    open
                            ? "Write `" + comment.missingClosing() + "` where it ends, or take it out."
                            : comment.finding().isEmpty()
                                    ? ForeignSyntax.REMOVE
                                    : comment.description().contains("{#")
                                            ? "Write `#}` where it ends."
                                            : "Write `-->` where it ends.",
                    true, open);
        }
    }

    private ForeignSyntaxRemover() {}

    /** The text without them, on the same lines; each kind is named once, where it stands first. */
    public static String remove(SourceText sourceText, List<Problem> problems) {
        return remove(sourceText.text(),
                sourceText.isPlainText() ? text -> findInBraces(text, CodeRanges.none()) : ForeignSyntaxRemover::find,
                occurrences -> problems.add(problem(sourceText, occurrences)));
    }

    /** The same of a value in the front matter, where no Markdown is read. */
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

    private static String remove(String text, Function<String, List<Match>> find, Consumer<Occurrences> told) {
        Map<String, Occurrences> kinds = new LinkedHashMap<>();
        String cleared = text;
        boolean again = true;
        for (int round = 0; again && round < MAX_PASSES; round++) {
            List<Match> found = find.apply(cleared);
            String before = cleared;
            found.stream().filter(match -> !match.description().isEmpty()).forEach(match -> kinds
                    .merge(match.description() + match.remedy(), new Occurrences(match, before, 1), Occurrences::merge));
            cleared = replaceAll(found, before);
            again = found.stream().anyMatch(Match::isComment);
        }
        kinds.values().forEach(told);
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

    /** In the order of the text; where two overlap, the one that begins first. */
    private static List<Match> find(String text) {
        List<Match> all = new ArrayList<>();
        for (ForeignSyntax mark : ForeignSyntax.ALL) {
            mark.findIn(text, found -> all.add(
                    new Match(found.start(), found.end(), mark.keptText(found), mark.description(), mark.remedyFor(found), false,
                            false)));
        }
        if (all.isEmpty() && !CommentFinder.mayContainComment(text)) {
            return all;
        }
        CodeRanges code = MarkdownParser.findCode(text);
        CommentFinder.findInMarkdown(text, code).forEach(comment -> all.add(Match.of(comment)));
        return withoutOverlaps(all, code::contains);
    }

    /** Of a text that is no Markdown: other marks may be words there. */
    private static List<Match> findInBraces(String text, CodeRanges code) {
        List<Match> all = new ArrayList<>();
        ForeignSyntax.ALL.stream().filter(ForeignSyntax::usesBraces).forEach(mark -> mark.findIn(text, found -> all.add(
                new Match(found.start(), found.end(), mark.keptText(found), mark.description(), REWRITE_AS_TEXT, false, false))));
        if (CommentFinder.mayContainComment(text)) {
            CommentFinder.findInPlainText(text, code).forEach(comment -> all.add(Match.of(comment)));
        }
        return withoutOverlaps(all, code::contains);
    }

    /** Of two that begin at the same place, the comment: it is longer. */
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
        if (first.description().endsWith("is no text")) {
            return first.description();
        }
        String written = occurrences.text().substring(first.start(), first.end()).strip();
        String line = written.lines().findFirst().orElse("");
        String shown = line.length() > MAX_QUOTED_LENGTH ? line.substring(0, MAX_QUOTED_LENGTH) + "…" : line;
        if (first.isUnclosed()) {
            return first.description() + " " + ProblemCollector.quote(shown)
                    + " that begins here has no end, and would hide all below it";
        }
        int others = occurrences.count() - 1;
        String more = others == 0 ? "" : others == 1 ? ", and so is another one" : ", and so are " + others + " others";
        return first.description() + " " + ProblemCollector.quote(shown) + " means nothing here and is left out" + more;
    }

    private static int countLineBreaks(String text) {
        return (int) text.chars().filter(c -> c == '\n').count();
    }
}
