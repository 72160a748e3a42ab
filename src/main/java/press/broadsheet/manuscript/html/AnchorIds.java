package press.broadsheet.manuscript.html;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import press.broadsheet.publication.Slug;

/** The ids of one article: each given once, none of them one that the page itself uses. */
final class AnchorIds {

    /** The page's own: headline, landmarks, the search field, the headings around the text. */
    private static final Set<String> RESERVED = Set.of("hed", "main", "q", "top", "search", "nav", "menu");
    private static final Pattern RESERVED_PATTERN = Pattern.compile("(fn|ref|tab)[0-9]+(-[0-9]+)?"
            + "|(age|corr|index|latest|more|most|newer|news|notes|others|pages|rel|related|tags)-h");

    private static final Pattern VALID = Pattern.compile("[\\p{L}\\p{M}\\p{N}_.:-]{1,100}");

    private final Set<String> used = new HashSet<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    /** Whether an id that an editor chose can be kept as it is. */
    boolean isAvailable(String id) {
        return VALID.matcher(id).matches() && !isReserved(id) && !used.contains(id);
    }

    void reserve(String id) {
        used.add(id);
    }

    boolean isUsed(String id) {
        return used.contains(id);
    }

    /** An id made from the words it names; the second of the same words gets a number. */
    String create(String words) {
        String slug = Slug.of(words).value();
        String base = isReserved(slug) ? "section-" + slug : slug;
        int number = numbers.getOrDefault(base, 1);
        String id = number == 1 ? base : base + "-" + number;
        while (!used.add(id)) {
            id = base + "-" + ++number;
        }
        numbers.put(base, number + 1);
        return id;
    }

    private static boolean isReserved(String id) {
        return RESERVED.contains(id.toLowerCase(Locale.ROOT)) || RESERVED_PATTERN.matcher(id).matches();
    }
}
