package press.broadsheet.manuscript;

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
    private static final char ONLY_WITH = '\uFDD0';
    private static final char THEN = '\uFDD1';
    private static final char END = '\uFDD2';
    public static final char ADDRESS = '\uFDD3';

    private static final Pattern MARKS = Pattern.compile("[\uFDD0-\uFDD3]");
    private static final Pattern MARKED = Pattern.compile("\uFDD0([^\uFDD1]*+)\uFDD1([^\uFDD2]*+)\uFDD2");

    /**
     * The addresses by which the public knows things.
     *
     * @param story of the manuscript at a path, if it has one
     * @param file of the picture or file at a path, if readers get it
     * @param site of what is named by its address on our site
     */
    public record Addresses(
            Function<String, Optional<String>> story, Function<String, Optional<String>> file, UnaryOperator<String> site) {}

    private MarkdownLinkRewriter() {}

    /** A text that may be marked: what means a mark, and is no character of any script, is left out. */
    static String markable(String text) {
        Matcher marks = MARKS.matcher(text);
        return marks.find() ? marks.replaceAll("") : text;
    }

    /** A piece of Markdown that stands only where what a manuscript names has an address, which stands in it for {@link #ADDRESS}. */
    public static String only(String written, String piece) {
        return ONLY_WITH + written + THEN + piece + END;
    }

    /** Whether it may lead to something of ours; all else stays as it is written. */
    public static boolean mayBeOurs(String written) {
        return switch (LinkTarget.of(written, "")) {
            case LinkTarget.Elsewhere _,LinkTarget.Here _,LinkTarget.Words _ -> false;
            default -> MARKS.matcher(written).results().findAny().isEmpty();
        };
    }

    /**
     * The same Markdown with its links readdressed.
     *
     * @param marked as it comes from a manuscript
     * @param path where the manuscript stands, from the content folder
     */
    public static String readdress(String marked, String path, Addresses addresses) {
        if (marked.indexOf(ONLY_WITH) < 0) {
            return marked;
        }
        String folder = path.substring(0, Math.max(0, path.lastIndexOf('/')));
        return MARKED.matcher(marked).replaceAll(found -> Matcher.quoteReplacement(
                address(found.group(1), folder, addresses)
                        .map(address -> found.group(2).replace(String.valueOf(ADDRESS), address)).orElse("")));
    }

    /** Without what Markdown would take for the end of a link. */
    private static Optional<String> address(String written, String folder, Addresses addresses) {
        return target(written, folder, addresses)
                .map(address -> address.replace(" ", "%20").replace("(", "%28").replace(")", "%29"));
    }

    private static Optional<String> target(String written, String folder, Addresses addresses) {
        return switch (LinkTarget.of(written, folder)) {
            case LinkTarget.Story(String path, String fragment) -> addresses.story().apply(path).map(
                    address -> fragment.isEmpty() ? address : address + "#" + ExternalUrls.encodePath(fragment));
            case LinkTarget.File(String path) -> addresses.file().apply(path);
            case LinkTarget.Site(String address) -> Optional.of(addresses.site().apply(address));
            case LinkTarget.Nowhere _ -> Optional.empty();
            case LinkTarget.Elsewhere _,LinkTarget.Here _,LinkTarget.Words _ -> Optional.of(written);
        };
    }
}
