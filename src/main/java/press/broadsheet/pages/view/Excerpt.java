package press.broadsheet.pages.view;

import java.text.BreakIterator;
import java.util.Locale;

/** The beginning of a text, cut at the end of a sentence or word. */
public final class Excerpt {

    private Excerpt() {}

    /** Whole sentences, at most {@code limit} characters. If the first sentence is longer, whole words and an ellipsis. */
    public static String of(String text, int limit, Locale language) {
        if (text.length() <= limit) {
            return text;
        }
        int sentences = lastBoundary(BreakIterator.getSentenceInstance(language), text, limit);
        return sentences > limit / 3
                ? text.substring(0, sentences).strip()
                : text.substring(0, lastBoundary(BreakIterator.getLineInstance(language), text, limit - 1)).strip() + "…";
    }

    /** The last boundary within the limit that does not follow an abbreviation such as "Mr.". */
    private static int lastBoundary(BreakIterator boundaries, String text, int limit) {
        boundaries.setText(text);
        int boundary = boundaries.preceding(limit + 1);
        while (boundary > 0 && endsWithAbbreviation(text.substring(0, boundary).strip())) {
            boundary = boundaries.previous();
        }
        return Math.max(boundary, 0);
    }

    private static boolean endsWithAbbreviation(String sentence) {
        int word = sentence.lastIndexOf(' ') + 1;
        return sentence.endsWith(".") && sentence.length() - word <= 4 && Character.isUpperCase(sentence.charAt(word));
    }
}
