package press.broadsheet.manuscript.html;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import press.broadsheet.publication.Slug;

/** Assigns unique element ids within one article. Never uses an id of the page template. */
final class AnchorIds {

    /** Ids of the page template: headline, landmarks, search field, and headings around the article. */
    private static final Set<String> RESERVED = Set.of("hed", "main", "q", "top", "search", "nav", "menu");
    private static final Pattern RESERVED_PATTERN = Pattern.compile("(fn|ref|tab)[0-9]+(-[0-9]+)?"
            + "|(age|corr|index|latest|more|most|newer|news|notes|others|pages|rel|related|tags)-h");

    private static final Pattern VALID = Pattern.compile("[\\p{L}\\p{M}\\p{N}_.:-]{1,100}");

    private final Set<String> used = new HashSet<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    /** Whether an id chosen by an editor is valid, not reserved and not used yet. */
    boolean isAvailable(String id) {
        return VALID.matcher(id).matches() && !isReserved(id) && !used.contains(id);
    }

    void reserve(String id) {
        used.add(id);
    }

    boolean isUsed(String id) {
        return used.contains(id);
    }

    /** Creates an id from a heading's text. Repeated texts get a number. */
    String create(String text) {
        String slug = Slug.of(text).value();
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
