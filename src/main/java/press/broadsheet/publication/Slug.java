package press.broadsheet.publication;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;

/**
 * The last part of an address: NFC, lower case, letters and digits of any script, separated by single hyphens, never empty,
 * at most {@value #MAX_LENGTH} characters.
 */
public record Slug(String value) implements Comparable<Slug> {

    public static final int MAX_LENGTH = 200;

    public Slug {
        if (value.isEmpty() || value.length() > MAX_LENGTH + 12) {
            throw new IllegalArgumentException("not a slug: \"" + value + "\"");
        }
    }

    /** Converts a text to a slug; {@code "untitled"} if it has no letter or digit. */
    public static Slug of(String text) {
        String lower = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        String hyphenated = hyphenate(Normalizer.normalize(lower, Normalizer.Form.NFC));
        // Dropped characters may have separated a letter from its accent
        return new Slug(Normalizer.normalize(hyphenated, Normalizer.Form.NFC));
    }

    /** Converts a label's name to a slug without accents: {@code Économie} and {@code ECONOMIE} get the same one. */
    public static Slug ofLabel(String name) {
        StringBuilder bare = new StringBuilder();
        boolean latin = false;
        String decomposed = Normalizer.normalize(spellOutSigns(name).toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        for (int c : decomposed.codePoints().toArray()) {
            if (Character.getType(c) != Character.NON_SPACING_MARK || !latin) {
                bare.appendCodePoint(c);
                latin = hasFoldableAccents(c);
            }
        }
        return of(bare.toString());
    }

    /** Spells out signs that distinguish names: C, C++ and C#, or Net and .NET. */
    private static String spellOutSigns(String name) {
        if (name.indexOf('+') < 0 && name.indexOf('#') < 0 && name.indexOf('.') < 0) {
            return name;
        }
        return name.replaceAll("(?<=\\p{L})\\+", " plus").replaceAll("(?<=plus)\\+", " plus")
                .replaceAll("(?<=\\p{L})#", " sharp").replaceAll("(?<!\\S)\\.(?=\\p{L})", "dot ");
    }

    /** Accents are removed in Latin and Greek, where readers treat letters with and without accents as the same. */
    private static boolean hasFoldableAccents(int letter) {
        return switch (Character.UnicodeScript.of(letter)) {
            case LATIN, GREEK -> true;
            default -> false;
        };
    }

    /** The percent-encoded address of the article with this slug. */
    public String articleAddress() {
        return ArticleKind.ARTICLE.address(this);
    }

    /** The form in a URL: UTF-8, percent-encoded (RFC 3986, section 2.1). */
    public String encoded() {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The slug with a number appended, for an article whose address is already taken. */
    public Slug withNumber(int number) {
        return new Slug(value + "-" + number);
    }

    private static String hyphenate(String text) {
        StringBuilder slug = new StringBuilder();
        boolean gap = false;
        for (int c : text.codePoints().toArray()) {
            if (Character.isLetterOrDigit(c) || isCombiningMark(c) && !slug.isEmpty() && !gap) {
                if (gap && !slug.isEmpty()) {
                    slug.append('-');
                }
                gap = false;
                if (slug.length() + 2 > MAX_LENGTH) {
                    break;
                }
                slug.appendCodePoint(c);
            } else if (c != '\'' && c != '’' && Character.getType(c) != Character.FORMAT) {
                gap = true;
            }
        }
        return slug.isEmpty() ? "untitled" : slug.toString();
    }

    private static boolean isCombiningMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    @Override
    public int compareTo(Slug other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
