package press.broadsheet.manuscript.markdown;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.broadsheet.manuscript.html.ExternalUrls;
import press.broadsheet.manuscript.html.LinkTarget;

/**
 * Replaces the links and images in an article's Markdown with public URLs. A link to something that is not public becomes
 * its text, as on the page, because a file name could reveal unpublished content.
 *
 * <p>Links are marked at import, by the parser that also renders the page. Their targets are resolved on each request,
 * because a rename changes them.
 */
public final class MarkdownLinkRewriter {

    /** Delimiters of marked links: noncharacters (Unicode Standard, section 23.7), which valid text does not contain. */
    private static final char LINK_START = '\uFDD0';
    private static final char CONTENT_START = '\uFDD1';
    private static final char LINK_END = '\uFDD2';
    public static final char URL_PLACEHOLDER = '\uFDD3';

    private static final Pattern MARKERS = Pattern.compile("[\uFDD0-\uFDD3]");
    private static final Pattern MARKED_LINK = Pattern.compile("\uFDD0([^\uFDD1]*+)\uFDD1([^\uFDD2]*+)\uFDD2");

    /**
     * Resolves targets to public URLs.
     *
     * @param article the URL of the manuscript at a path, if it is public
     * @param media the URL of the image or file at a path, if it is public
     * @param site the full URL of a path on this site
     */
    public record Urls(
            Function<String, Optional<String>> article, Function<String, Optional<String>> media, UnaryOperator<String> site) {}

    private MarkdownLinkRewriter() {}

    /** Removes these delimiters from a text before it is marked. */
    public static String removeMarkers(String text) {
        Matcher markers = MARKERS.matcher(text);
        return markers.find() ? markers.replaceAll("") : text;
    }

    /** Marks Markdown that is kept only if its target has a URL, which then replaces {@link #URL_PLACEHOLDER}. */
    public static String markLink(String written, String content) {
        return LINK_START + written + CONTENT_START + content + LINK_END;
    }

    /** Whether the link may refer to this site's content. Other links stay as written. */
    public static boolean mayBeInternal(String written) {
        return switch (LinkTarget.parse(written, "")) {
            case LinkTarget.External _,LinkTarget.SameArticle _,LinkTarget.PlainText _ -> false;
            default -> MARKERS.matcher(written).results().findAny().isEmpty();
        };
    }

    /**
     * Resolves all marked links.
     *
     * @param marked Markdown with marked links
     * @param path of the manuscript, relative to the content folder
     */
    public static String rewrite(String marked, String path, Urls urls) {
        if (marked.indexOf(LINK_START) < 0) {
            return marked;
        }
        String folder = path.substring(0, Math.max(0, path.lastIndexOf('/')));
        return MARKED_LINK.matcher(marked).replaceAll(found -> Matcher.quoteReplacement(
                resolveEscaped(found.group(1), folder, urls)
                        .map(url -> found.group(2).replace(String.valueOf(URL_PLACEHOLDER), url)).orElse("")));
    }

    /** Escapes characters that would end a link in Markdown. */
    private static Optional<String> resolveEscaped(String written, String folder, Urls urls) {
        return resolve(written, folder, urls)
                .map(url -> url.replace(" ", "%20").replace("(", "%28").replace(")", "%29"));
    }

    private static Optional<String> resolve(String written, String folder, Urls urls) {
        return switch (LinkTarget.parse(written, folder)) {
            case LinkTarget.ManuscriptFile(String path, String fragment) -> urls.article().apply(path).map(
                    url -> fragment.isEmpty() ? url : url + "#" + ExternalUrls.encodePath(fragment));
            case LinkTarget.ContentFile(String path) -> urls.media().apply(path);
            case LinkTarget.SitePath(String url) -> Optional.of(urls.site().apply(url));
            case LinkTarget.Invalid _ -> Optional.empty();
            case LinkTarget.External _,LinkTarget.SameArticle _,LinkTarget.PlainText _ -> Optional.of(written);
        };
    }
}
