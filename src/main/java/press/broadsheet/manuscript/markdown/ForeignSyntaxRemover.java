package press.broadsheet.manuscript.markdown;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntPredicate;
import press.broadsheet.manuscript.ArticleRenderer;
import press.broadsheet.manuscript.text.Problem;
import press.broadsheet.manuscript.text.ProblemCollector;
import press.broadsheet.manuscript.text.SourcePosition;

/**
 * Marks of other publishing systems in a Markdown text. They mean nothing here, and no reader is shown them: the marks are
 * left out, and the words between them stay. In code they stand for themselves.
 */
public final class ForeignSyntaxRemover {

    private static final int LONGEST_SHOWN = 40;
    private static final String IN_WORDS = "Write in words what it stood for, or take it out.";

    /** What a comment takes out may have hidden the marks of code, so that more comes to light; a text that never ends with it is hostile. */
    private static final int MOST_ROUNDS = 8;

    /** Marks of one kind, by the first of them, and how many there are. */
    private record Kind(Leftover first, String text, int places) {

        Kind and(Kind other) {
            return new Kind(first, text, places + other.places());
        }
    }

    /**
     * One mark.
     *
     * @param kept what stays in its place
     * @param what its name; empty where there is nothing to say of it
     * @param isComment whether code was looked for already
     * @param isOpen whether it is a comment without an end
     */
    private record Leftover(int start, int end, String kept, String what, String remedy, boolean isComment, boolean isOpen) {

        static Leftover of(CommentFinder.Comment comment) {
            boolean open = !comment.closing().isEmpty();
            return new Leftover(comment.start(), comment.end(), comment.kept(), comment.what(),
                    open
                            ? "Write `" + comment.closing() + "` where it ends, or take it out."
                            : comment.slip().isEmpty()
                                    ? ForeignSyntax.TAKE_OUT
                                    : comment.what().contains("{#") ? "Write `#}` where it ends." : "Write `-->` where it ends.",
                    true, open);
        }
    }

    private ForeignSyntaxRemover() {}

    /** The text without them, on the same lines; each kind is named once, where it stands first. */
    public static String clear(ArticleRenderer.Copy copy, List<Problem> problems) {
        return clear(copy.text(), copy.plain() ? text -> inBraces(text, CodeSpans.none()) : ForeignSyntaxRemover::find,
                kind -> problems.add(problem(copy, kind)));
    }

    /** The same of a value in the front matter, where no Markdown is read. */
    public static String clear(String value, SourcePosition at, ProblemCollector problemCollector) {
        if (value.indexOf('{') < 0 && !CommentFinder.mayBeIn(value)) {
            return value.strip();
        }
        return clear(value, text -> inBraces(text, MarkdownParser.code(text)), kind -> {
            if (kind.first().isOpen()) {
                problemCollector.error(at, reason(kind), kind.first().remedy());
            } else {
                problemCollector.warning(at, reason(kind), kind.first().remedy());
            }
        }).strip();
    }

    private static String clear(String text, Function<String, List<Leftover>> find, Consumer<Kind> told) {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        String cleared = text;
        boolean again = true;
        for (int round = 0; again && round < MOST_ROUNDS; round++) {
            List<Leftover> found = find.apply(cleared);
            String before = cleared;
            found.stream().filter(leftover -> !leftover.what().isEmpty()).forEach(leftover -> kinds
                    .merge(leftover.what() + leftover.remedy(), new Kind(leftover, before, 1), Kind::and));
            cleared = without(found, before);
            again = found.stream().anyMatch(Leftover::isComment);
        }
        kinds.values().forEach(told);
        return cleared;
    }

    private static String without(List<Leftover> found, String text) {
        if (found.isEmpty()) {
            return text;
        }
        StringBuilder cleared = new StringBuilder(text.length());
        int end = 0;
        for (Leftover leftover : found) {
            String kept = leftover.kept();
            cleared.append(text, end, leftover.start()).append(kept)
                    .repeat("\n", Math.max(0, lines(text.substring(leftover.start(), leftover.end())) - lines(kept)));
            end = leftover.end();
        }
        return cleared.append(text, end, text.length()).toString();
    }

    /** In the order of the text; where two overlap, the one that begins first. */
    private static List<Leftover> find(String text) {
        List<Leftover> all = new ArrayList<>();
        for (ForeignSyntax mark : ForeignSyntax.ALL) {
            mark.findIn(text, found -> all.add(
                    new Leftover(found.start(), found.end(), mark.kept(found), mark.what(), mark.remedy(found), false, false)));
        }
        if (all.isEmpty() && !CommentFinder.mayBeIn(text)) {
            return all;
        }
        CodeSpans code = MarkdownParser.code(text);
        CommentFinder.in(text, code).forEach(comment -> all.add(Leftover.of(comment)));
        return apart(all, code::holds);
    }

    /** Of a text that is no Markdown: other marks may be words there. */
    private static List<Leftover> inBraces(String text, CodeSpans code) {
        List<Leftover> all = new ArrayList<>();
        ForeignSyntax.ALL.stream().filter(ForeignSyntax::isInBraces).forEach(mark -> mark.findIn(text, found -> all.add(
                new Leftover(found.start(), found.end(), mark.kept(found), mark.what(), IN_WORDS, false, false))));
        if (CommentFinder.mayBeIn(text)) {
            CommentFinder.inWords(text, code).forEach(comment -> all.add(Leftover.of(comment)));
        }
        return apart(all, code::holds);
    }

    /** Of two that begin at the same place, the comment: it is longer. */
    private static List<Leftover> apart(List<Leftover> all, IntPredicate isCode) {
        all.sort(Comparator.comparingInt(Leftover::start).thenComparing(leftover -> !leftover.isComment()));
        List<Leftover> found = new ArrayList<>();
        int end = 0;
        for (Leftover leftover : all) {
            if (leftover.start() >= end && (leftover.isComment() || !isCode.test(leftover.start()))) {
                found.add(leftover);
                end = leftover.end();
            }
        }
        return found;
    }

    private static Problem problem(ArticleRenderer.Copy copy, Kind kind) {
        Leftover first = kind.first();
        SourcePosition at = SourcePosition.of(kind.text(), first.start(), copy.firstLine());
        return first.isOpen()
                ? Problem.error(copy.path(), at.line(), at.column(), reason(kind), first.remedy())
                : Problem.warning(copy.path(), at.line(), at.column(), reason(kind), first.remedy());
    }

    private static String reason(Kind kind) {
        Leftover first = kind.first();
        if (first.what().endsWith("is no text")) {
            return first.what();
        }
        String written = kind.text().substring(first.start(), first.end()).strip();
        String line = written.lines().findFirst().orElse("");
        String shown = line.length() > LONGEST_SHOWN ? line.substring(0, LONGEST_SHOWN) + "…" : line;
        if (first.isOpen()) {
            return first.what() + " " + ProblemCollector.quote(shown) + " that begins here has no end, and would hide all below it";
        }
        int others = kind.places() - 1;
        String more = others == 0 ? "" : others == 1 ? ", and so is another one" : ", and so are " + others + " others";
        return first.what() + " " + ProblemCollector.quote(shown) + " means nothing here and is left out" + more;
    }

    private static int lines(String text) {
        return (int) text.chars().filter(c -> c == '\n').count();
    }
}
