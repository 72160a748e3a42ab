package press.broadsheet.manuscript.html;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Where a link in a manuscript leads; told from the address alone, after the sanitizer let its scheme pass. */
public sealed interface LinkTarget {

    /** Another host, a mailbox, a telephone. */
    record Elsewhere(String url) implements LinkTarget {}

    /** A place in the same article. */
    record Here(String fragment) implements LinkTarget {}

    /** An address of our own site, as the public knows it. */
    record Site(String address) implements LinkTarget {}

    /** Another manuscript, from the content folder. */
    record Story(String path, String fragment) implements LinkTarget {}

    /** A picture, recording or document, from the content folder. */
    record File(String path) implements LinkTarget {}

    /** Words in brackets behind words in brackets, never meant as a link. */
    record Words(String text) implements LinkTarget {}

    /** Nowhere: what is wrong with it, a clause. */
    record Nowhere(String reason) implements LinkTarget {}

    /** First parts of addresses that our site answers itself. */
    Set<String> SITE_FOLDERS = Set.of("articles", "sections", "tags", "authors", "archive", "search", "corrections",
            "pages", "media", "cards", "sitemaps");

    Set<String> SITE_FILES = Set.of("robots.txt");

    Set<String> MANUSCRIPTS = Set.of("md", "markdown", "txt");

    /** Endings of files that may lie in the content folder, as opposed to former addresses such as {@code /news.asp}. */
    Set<String> FILES = Set.of("pdf", "epub", "rtf", "doc", "docx", "odt", "xls", "xlsx", "ods", "csv", "tsv", "ppt",
            "pptx", "odp", "zip", "gz", "ics", "gpx", "kml", "geojson", "jpg", "jpeg", "png", "gif", "webp", "avif",
            "svg", "mp3", "m4a", "ogg", "oga", "opus", "wav", "flac", "mp4", "m4v", "webm", "ogv", "mov", "vtt");

    /** Endings of pages: no file of the content folder has them. */
    Set<String> PAGES = Set.of("", "html", "htm", "xhtml", "asp", "aspx", "php", "jsp", "cgi");

    /**
     * @param url as written
     * @param folder that holds the manuscript, from the content folder; empty for the content folder itself
     */
    static LinkTarget of(String url, String folder) {
        if (url.startsWith("#")) {
            return new Here(decode(url.substring(1)));
        }
        if (url.startsWith("//") || ExternalUrls.scheme(url).isPresent()) {
            return ExternalUrls.elsewhere(url).<LinkTarget>map(Elsewhere::new)
                    .orElse(new Nowhere("the address \"" + url + "\" cannot be one"));
        }
        int hash = url.indexOf('#');
        String fragment = hash < 0 ? "" : decode(url.substring(hash + 1));
        String beforeHash = hash < 0 ? url : url.substring(0, hash);
        int query = beforeHash.indexOf('?');
        String written = decode(query < 0 ? beforeHash : beforeHash.substring(0, query)).replace('\\', '/');
        if (written.isEmpty()) {
            return new Nowhere("the link has no address");
        }
        return inFolder(url, written, fragment, folder);
    }

    private static LinkTarget inFolder(String url, String written, String fragment, String folder) {
        boolean absolute = written.startsWith("/");
        List<String> parts = new ArrayList<>();
        for (String part : (absolute ? written : folder + "/" + written).split("/", -1)) {
            if (part.equals("..")) {
                if (parts.isEmpty()) {
                    return new Nowhere("the link \"" + url + "\" leads out of the content folder");
                }
                parts.removeLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        String path = String.join("/", parts);
        if (path.chars().anyMatch(Character::isISOControl)) {
            return new Nowhere("the link holds a control character");
        }
        String ending = ending(path);
        if (absolute && isSite(parts, path, ending)) {
            return url.startsWith("/") ? new Site(ExternalUrls.encode(url)) : new Nowhere("\"" + url + "\" is no address");
        }
        if (ending.isEmpty() && written.indexOf(' ') >= 0) {
            return new Words(written);
        }
        boolean story = MANUSCRIPTS.contains(ending) || !absolute && PAGES.contains(ending);
        return story ? new Story(path, fragment) : new File(path);
    }

    private static boolean isSite(List<String> parts, String path, String ending) {
        if (parts.isEmpty() || parts.getFirst().equals("articles") || SITE_FILES.contains(path)) {
            return true;
        }
        if (MANUSCRIPTS.contains(ending)) {
            return false;
        }
        return SITE_FOLDERS.contains(parts.getFirst()) || !FILES.contains(ending);
    }

    private static String ending(String path) {
        int dot = path.lastIndexOf('.');
        return dot <= path.lastIndexOf('/') ? "" : path.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    /** RFC 3986, section 2.1; what is not a percent-encoded octet stays as it is. */
    private static String decode(String text) {
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
