package press.broadsheet.manuscript.html;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The target of a link in a manuscript, classified by its URL alone. The sanitizer has already checked the scheme. */
public sealed interface LinkTarget {

    /** A URL of another host, a mail address or a telephone number. */
    record External(String url) implements LinkTarget {}

    /** A fragment of the same article. */
    record SameArticle(String fragment) implements LinkTarget {}

    /** A public path of this site. */
    record SitePath(String address) implements LinkTarget {}

    /** Another manuscript, as a path in the content folder. */
    record ManuscriptFile(String path, String fragment) implements LinkTarget {}

    /** An image, audio file, video or document, as a path in the content folder. */
    record ContentFile(String path) implements LinkTarget {}

    /** Text in parentheses after text in brackets, not meant as a link. */
    record PlainText(String text) implements LinkTarget {}

    /** No valid target; the reason is a clause for a message. */
    record Invalid(String reason) implements LinkTarget {}

    /** First path segments that controllers serve. */
    Set<String> SITE_FOLDERS = Set.of("articles", "sections", "tags", "authors", "archive", "search", "corrections",
            "pages", "media", "cards", "sitemaps");

    Set<String> SITE_FILES = Set.of("robots.txt");

    Set<String> MANUSCRIPT_EXTENSIONS = Set.of("md", "markdown", "txt");

    /** Extensions of files in the content folder, as opposed to former URLs such as {@code /news.asp}. */
    Set<String> FILE_EXTENSIONS = Set.of("pdf", "epub", "rtf", "doc", "docx", "odt", "xls", "xlsx", "ods", "csv", "tsv", "ppt",
            "pptx", "odp", "zip", "gz", "ics", "gpx", "kml", "geojson", "jpg", "jpeg", "png", "gif", "webp", "avif",
            "svg", "mp3", "m4a", "ogg", "oga", "opus", "wav", "flac", "mp4", "m4v", "webm", "ogv", "mov", "vtt");

    /** Extensions of web pages; no file in the content folder has them. */
    Set<String> PAGE_EXTENSIONS = Set.of("", "html", "htm", "xhtml", "asp", "aspx", "php", "jsp", "cgi");

    /**
     * Classifies a URL.
     *
     * @param url as written
     * @param folder of the manuscript, relative to the content folder; empty for the content folder itself
     */
    static LinkTarget parse(String url, String folder) {
        if (url.startsWith("#")) {
            return new SameArticle(percentDecode(url.substring(1)));
        }
        if (url.startsWith("//") || ExternalUrls.scheme(url).isPresent()) {
            return ExternalUrls.normalize(url).<LinkTarget>map(External::new)
                    .orElse(new Invalid("\"" + url + "\" is not a valid URL"));
        }
        int hash = url.indexOf('#');
        String fragment = hash < 0 ? "" : percentDecode(url.substring(hash + 1));
        String beforeHash = hash < 0 ? url : url.substring(0, hash);
        int query = beforeHash.indexOf('?');
        String written = percentDecode(query < 0 ? beforeHash : beforeHash.substring(0, query)).replace('\\', '/');
        if (written.isEmpty()) {
            return new Invalid("the link has no URL");
        }
        return resolvePath(url, written, fragment, folder);
    }

    private static LinkTarget resolvePath(String url, String written, String fragment, String folder) {
        boolean absolute = written.startsWith("/");
        List<String> parts = new ArrayList<>();
        for (String part : (absolute ? written : folder + "/" + written).split("/", -1)) {
            if (part.equals("..")) {
                if (parts.isEmpty()) {
                    return new Invalid("the link \"" + url + "\" leads out of the content folder");
                }
                parts.removeLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        String path = String.join("/", parts);
        if (path.chars().anyMatch(Character::isISOControl)) {
            return new Invalid("the link contains a control character");
        }
        String extension = extension(path);
        if (absolute && isSiteAddress(parts, path, extension)) {
            return url.startsWith("/")
                    ? new SitePath(ExternalUrls.encode(url))
                    : new Invalid("\"" + url + "\" is not a valid path");
        }
        if (extension.isEmpty() && written.indexOf(' ') >= 0) {
            return new PlainText(written);
        }
        boolean manuscript = MANUSCRIPT_EXTENSIONS.contains(extension) || !absolute && PAGE_EXTENSIONS.contains(extension);
        return manuscript ? new ManuscriptFile(path, fragment) : new ContentFile(path);
    }

    private static boolean isSiteAddress(List<String> parts, String path, String extension) {
        if (parts.isEmpty() || parts.getFirst().equals("articles") || SITE_FILES.contains(path)) {
            return true;
        }
        if (MANUSCRIPT_EXTENSIONS.contains(extension)) {
            return false;
        }
        return SITE_FOLDERS.contains(parts.getFirst()) || !FILE_EXTENSIONS.contains(extension);
    }

    private static String extension(String path) {
        int dot = path.lastIndexOf('.');
        return dot <= path.lastIndexOf('/') ? "" : path.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    /** RFC 3986, section 2.1; anything that is not a percent-encoded octet is kept. */
    private static String percentDecode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            boolean octet = bytes[i] == '%' && i + 2 < bytes.length && Character.digit(bytes[i + 1], 16) >= 0
                    && Character.digit(bytes[i + 2], 16) >= 0;
            bytes[length++] = octet
                    ? (byte) (Character.digit(bytes[i + 1], 16) * 16 + Character.digit(bytes[i + 2], 16))
                    : bytes[i];
            i += octet ? 2 : 0;
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
