package press.broadsheet.archive.reading;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The terms of a headline that are likely to characterize it: the longest words, because long words are rarer; in scripts
 * without spaces, character bigrams. Case and accents are ignored.
 */
public final class HeadlineTerms {

    private static final int MAX_TERMS = 8;
    private static final Pattern COMBINING_MARKS = Pattern.compile("\\p{Mn}+");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{Nd}]{4,}");
    private static final Pattern UNSPACED_BIGRAM =
            Pattern.compile("(?=([\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}]{2}))");

    private HeadlineTerms() {}

    /** At most {@value #MAX_TERMS} terms, as hash codes. */
    public static List<Integer> of(String headline) {
        String folded =
                COMBINING_MARKS.matcher(Normalizer.normalize(headline, Normalizer.Form.NFKD)).replaceAll("")
                        .toLowerCase(Locale.ROOT);
        Set<String> terms = new LinkedHashSet<>();
        UNSPACED_BIGRAM.matcher(folded).results().map(found -> found.group(1)).forEach(terms::add);
        WORD.matcher(folded).results().map(MatchResult::group)
                .filter(word -> !UNSPACED_BIGRAM.matcher(word).find())
                .sorted(Comparator.comparingInt(String::length).reversed())
                .forEach(terms::add);
        return terms.stream().limit(MAX_TERMS).map(String::hashCode).toList();
    }
}
