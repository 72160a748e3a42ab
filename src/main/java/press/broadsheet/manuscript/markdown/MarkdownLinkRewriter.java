package press.broadsheet.manuscript.markdown;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.broadsheet.manuscript.html.ExternalUrls;
import press.broadsheet.manuscript.html.LinkTarget;

/**
 * Gives what a manuscript links to and shows, in its Markdown, the addresses by which the public knows it. A link to what
 * has none becomes its text, as it does on the page: a file's name may tell of what is not to be known yet.
 *
 * <p>Where the links are is marked when the manuscript is read, by the parser that its page is set by; what they lead to is
 * looked up when the text is asked for, since a rename moves it.
 */
public final class MarkdownLinkRewriter {

    /** Noncharacters (Unicode Standard, section 23.7) for what stands only where an address is known, and for that address. */
    private static final char LINK_START = '\uFDD0';
    private static final char CONTENT_START = '\uFDD1';
    private static final char LINK_END = '\uFDD2';
    public static final char URL_PLACEHOLDER = '\uFDD3';

    private static final Pattern MARKERS = Pattern.compile("[\uFDD0-\uFDD3]");
    private static final Pattern MARKED_LINK = Pattern.compile("\uFDD0([^\uFDD1]*+)\uFDD1([^\uFDD2]*+)\uFDD2");

    /**
     * The addresses by which the public knows things.
     *
     * @param article of the manuscript at a path, if it has one
     * @param media of the picture or file at a path, if readers get it
     * @param site of what is named by its address on our site
     */
    public record Urls(
            Function<String, Optional<String>> article, Function<String, Optional<String>> media, UnaryOperator<String> site) {}

    private MarkdownLinkRewriter() {}

    /** A text that may be marked: what means a mark, and is no character of any script, is left out. */
    public static String removeMarkers(String text) {
        Matcher marks = MARKERS.matcher(text);
        return marks.find() ? marks.replaceAll("") : text;
    }

    /** A piece of Markdown that stands only where what a manuscript names has an address, which stands in it for {@link #URL_PLACEHOLDER}. */
    public static String markLink(String written, String piece) {
        return LINK_START + written + CONTENT_START + piece + LINK_END;
    }

    /** Whether it may lead to something of ours; all else stays as it is written. */
    public static boolean mayBeInternal(String written) {
        return switch (LinkTarget.parse(written, "")) {
            case LinkTarget.External _,LinkTarget.SameArticle _,LinkTarget.PlainText _ -> false;
            default -> MARKERS.matcher(written).results().findAny().isEmpty();
        };
    }

    /**
     * The same Markdown with its links readdressed.
     *
     * @param marked as it comes from a manuscript
     * @param path where the manuscript stands, from the content folder
     */
    public static String rewrite(String marked, String path, Urls urls) {
        if (marked.indexOf(LINK_START) < 0) {
            return marked;
        }
        String folder = path.substring(0, Math.max(0, path.lastIndexOf('/')));
        return MARKED_LINK.matcher(marked).replaceAll(found -> Matcher.quoteReplacement(
                resolveEscaped(found.group(1), folder, urls)
                        .map(address -> found.group(2).replace(String.valueOf(URL_PLACEHOLDER), address)).orElse("")));
    }

    /** Without what Markdown would take for the end of a link. */
    private static Optional<String> resolveEscaped(String written, String folder, Urls urls) {
        return resolve(written, folder, urls)
                .map(address -> address.replace(" ", "%20").replace("(", "%28").replace(")", "%29"));
    }

    private static Optional<String> resolve(String written, String folder, Urls urls) {
        return switch (LinkTarget.parse(written, folder)) {
            case LinkTarget.ManuscriptFile(String path, String fragment) -> urls.article().apply(path).map(
                    address -> fragment.isEmpty() ? address : address + "#" + ExternalUrls.encodePath(fragment));
            case LinkTarget.ContentFile(String path) -> urls.media().apply(path);
            case LinkTarget.SiteAddress(String address) -> Optional.of(urls.site().apply(address));
            case LinkTarget.Invalid _ -> Optional.empty();
            case LinkTarget.External _,LinkTarget.SameArticle _,LinkTarget.PlainText _ -> Optional.of(written);
        };
    }
}
