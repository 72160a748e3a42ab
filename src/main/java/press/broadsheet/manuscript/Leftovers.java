package press.broadsheet.manuscript;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntPredicate;

/**
 * Marks of other publishing systems in a Markdown text. They mean nothing here, and no reader is shown them: the marks are
 * left out, and the words between them stay. In code they stand for themselves.
 */
final class Leftovers {

    private static final int LONGEST_SHOWN = 40;
    private static final String IN_WORDS = "Write in words what it stood for, or take it out.";

    /** Marks of one kind, by the first of them, and how many there are. */
    private record Kind(Leftover first, int places) {

        Kind and(Kind other) {
            return new Kind(first, places + other.places());
        }
    }

    /**
     * One mark.
     *
     * @param kept what stays in its place
     */
    private record Leftover(int start, int end, String kept, String what, String remedy) {}

    private Leftovers() {}

    /** The text without them, on the same lines; each kind is named once, where it stands first. */
    static String clear(Markdown.Copy copy, List<Problem> problems) {
        return clear(copy.text(), copy.plain() ? inBraces(copy.text(), false) : find(copy.text()),
                kind -> problems.add(problem(copy, kind)));
    }

    /** The same of a value in the front matter, where no Markdown is read. */
    static String clear(String value, Place at, Problems problems) {
        if (value.indexOf('{') < 0) {
            return value.strip();
        }
        return clear(value, inBraces(value, true), kind -> problems.warning(at, reason(value, kind), kind.first().remedy()))
                .strip();
    }

    private static String clear(String text, List<Leftover> found, Consumer<Kind> told) {
        if (found.isEmpty()) {
            return text;
        }
        Map<String, Kind> kinds = new LinkedHashMap<>();
        StringBuilder cleared = new StringBuilder(text.length());
        int end = 0;
        for (Leftover leftover : found) {
            kinds.merge(leftover.what() + leftover.remedy(), new Kind(leftover, 1), Kind::and);
            String kept = leftover.kept();
            cleared.append(text, end, leftover.start()).append(kept)
                    .repeat("\n", Math.max(0, lines(text.substring(leftover.start(), leftover.end())) - lines(kept)));
            end = leftover.end();
        }
        kinds.values().forEach(told);
        return cleared.append(text, end, text.length()).toString();
    }

    /** In the order of the text; where two overlap, the one that begins first. */
    private static List<Leftover> find(String text) {
        List<Leftover> all = new ArrayList<>();
        for (ForeignMark mark : ForeignMark.ALL) {
            mark.findIn(text, found -> all.add(
                    new Leftover(found.start(), found.end(), mark.kept(found), mark.what(), mark.remedy(found))));
        }
        return all.isEmpty() ? all : apart(all, MarkdownHtml.code(text)::holds);
    }

    /** Of a text that is no Markdown: other marks may be words there. */
    private static List<Leftover> inBraces(String text, boolean codeStays) {
        List<Leftover> all = new ArrayList<>();
        ForeignMark.ALL.stream().filter(ForeignMark::isInBraces).forEach(mark -> mark.findIn(text, found -> all.add(
                new Leftover(found.start(), found.end(), mark.kept(found), mark.what(), IN_WORDS))));
        return all.isEmpty() ? all : apart(all, codeStays ? MarkdownHtml.code(text)::holds : _ -> false);
    }

    private static List<Leftover> apart(List<Leftover> all, IntPredicate isCode) {
        all.sort(Comparator.comparingInt(Leftover::start));
        List<Leftover> found = new ArrayList<>();
        int end = 0;
        for (Leftover leftover : all) {
            if (leftover.start() >= end && !isCode.test(leftover.start())) {
                found.add(leftover);
                end = leftover.end();
            }
        }
        return found;
    }

    private static Problem problem(Markdown.Copy copy, Kind kind) {
        Leftover first = kind.first();
        Place at = Place.of(copy.text(), first.start(), copy.firstLine());
        return Problem.warning(copy.path(), at.line(), at.column(), reason(copy.text(), kind), first.remedy());
    }

    private static String reason(String text, Kind kind) {
        Leftover first = kind.first();
        String written = text.substring(first.start(), first.end()).strip();
        String line = written.lines().findFirst().orElse("");
        String shown = line.length() > LONGEST_SHOWN ? line.substring(0, LONGEST_SHOWN) + "…" : line;
        int others = kind.places() - 1;
        String more = others == 0 ? "" : others == 1 ? ", and so is another one" : ", and so are " + others + " others";
        return first.what() + " " + Problems.quote(shown) + " means nothing here and is left out" + more;
    }

    private static int lines(String text) {
        return (int) text.chars().filter(c -> c == '\n').count();
    }
}
