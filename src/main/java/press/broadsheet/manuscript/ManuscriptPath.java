package press.broadsheet.manuscript;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.broadsheet.publication.Slug;

/**
 * What the path of a file determines before the file is read.
 *
 * @param folders its folders, from the content folder
 * @param name the file's name, or its folder's if it is an {@code index}, without date, language and extension
 * @param stem the path without language and extension; translations share it
 */
record ManuscriptPath(String path, List<String> folders, String name, Optional<LocalDate> date, Optional<Locale> language,
        String stem) {

    private static final String DRAFTS_FOLDER = "_drafts";
    private static final Set<String> DRAFT_LIKE_FOLDERS = Set.of("drafts", "draft", "unpublished", "private", "wip");
    private static final Pattern EXTENSION = Pattern.compile("(.+)\\.(?:md|markdown|txt)", Pattern.CASE_INSENSITIVE);
    private static final Pattern DATE_PREFIX = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})-(.*[\\p{L}\\p{N}].*)");
    private static final Pattern LANGUAGE_SUFFIX = Pattern.compile("(.+)\\.([A-Za-z][\\w-]+)");

    /** Whether the file with this path, from the content folder and separated by {@code /}, is read as an article. */
    static boolean isManuscript(String path) {
        List<String> parts = List.of(path.split("/"));
        String file = parts.getLast();
        if (!EXTENSION.matcher(file).matches() || parts.stream().anyMatch(ManuscriptPath::isHidden)) {
            return false;
        }
        boolean atRoot = parts.size() == 1;
        String base = withoutLanguage(withoutExtension(file));
        boolean reserved = atRoot && base.equals("front") || base.equalsIgnoreCase("readme");
        return !(reserved && file.endsWith(".md"))
                && (atRoot || !parts.getFirst().equals("authors") && !parts.getFirst().equals("pages"));
    }

    static ManuscriptPath of(String path) {
        List<String> parts = List.of(path.split("/"));
        List<String> folders = parts.subList(0, parts.size() - 1);
        String base = withoutExtension(parts.getLast());
        Optional<Locale> language = languageSuffix(base).flatMap(LanguageTags::parseFileSuffix);
        String bare = withoutLanguage(base);
        String stem = String.join("/", folders) + (folders.isEmpty() ? "" : "/") + bare;
        boolean index = bare.equalsIgnoreCase("index") && !folders.isEmpty();
        String name = index ? folders.getLast() : bare;
        Matcher datePrefix = DATE_PREFIX.matcher(name);
        Optional<LocalDate> date = datePrefix.matches() ? parseDate(datePrefix.group(1)) : Optional.empty();
        return new ManuscriptPath(path, index ? folders.subList(0, folders.size() - 1) : folders,
                date.isPresent() ? datePrefix.group(2) : name, date, language, stem);
    }

    Slug slug() {
        return Slug.of(language.map(locale -> name + "-" + locale.toLanguageTag()).orElse(name));
    }

    /** The date prefix of the name if it is not a valid date. */
    Optional<String> invalidDate() {
        Matcher datePrefix = DATE_PREFIX.matcher(name);
        return date.isEmpty() && datePrefix.matches() ? Optional.of(datePrefix.group(1)) : Optional.empty();
    }

    /** Makes a headline from the name, for a file without any other. */
    String toHeadline() {
        String words = name.replaceAll("[-_\\s]+", " ").strip();
        return words.isEmpty() ? path : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    Optional<String> section() {
        return folders.stream().filter(folder -> !folder.equals(DRAFTS_FOLDER)).findFirst();
    }

    boolean isInDraftsFolder() {
        return List.of(path.split("/")).contains(DRAFTS_FOLDER);
    }

    /** A folder named like a drafts folder that hides nothing, because only {@code _drafts} does. */
    Optional<String> draftLikeFolder() {
        List<String> parts = List.of(path.split("/"));
        return parts.subList(0, parts.size() - 1).stream()
                .filter(folder -> DRAFT_LIKE_FOLDERS.contains(folder.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    boolean isPlainText() {
        return path.toLowerCase(Locale.ROOT).endsWith(".txt");
    }

    private static boolean isHidden(String name) {
        return name.isEmpty() || name.startsWith(".") || name.startsWith("_") && !name.equals(DRAFTS_FOLDER);
    }

    private static String withoutExtension(String file) {
        return file.substring(0, file.lastIndexOf('.'));
    }

    private static String withoutLanguage(String base) {
        return languageSuffix(base).flatMap(LanguageTags::parseFileSuffix).isPresent()
                ? base.substring(0, base.lastIndexOf('.'))
                : base;
    }

    private static Optional<String> languageSuffix(String base) {
        Matcher suffix = LANGUAGE_SUFFIX.matcher(base);
        return suffix.matches() ? Optional.of(suffix.group(2)) : Optional.empty();
    }

    private static Optional<LocalDate> parseDate(String written) {
        try {
            return Optional.of(LocalDate.parse(written));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
