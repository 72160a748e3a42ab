package press.broadsheet.manuscript;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives what a manuscript links to and shows, in its Markdown, the addresses by which the public knows it. A link to what
 * has none becomes its text, as it does on the page: a file's name may tell of what is not to be known yet.
 *
 * <p>It looks for links as they are commonly written, inline, by reference and as HTML, and leaves code alone.
 */
public final class Hyperlinks {

    private static final Pattern FENCE = Pattern.compile(" {0,3}(`{3,}|~{3,}).*", Pattern.DOTALL);

    /** Where a link's address stands, after what is passed over: an escaped character, a code span. */
    private static final Pattern TARGET = Pattern.compile("""
            \\\\. | (?<!`)(?<ticks>`+)(?!`) [\\s\\S]*? (?<!`)\\k<ticks>(?!`)
            | ^\\ {0,3}\\[[^\\[\\]\\n]++\\]:\\s*+(?<reference>\\S++).*+
            | \\]\\(\\s*+(?<inline><[^<>\\n]*+>|[^\\s<>()]*+(?:\\([^\\s()]*+\\)[^\\s()]*+){0,9})
              (?<title>\\s++(?:"[^"]*+"|'[^']*+'|\\([^()]*+\\)))?\\s*+\\)
            | (?<=<(?:[aA]|[iI][mM][gG])\\s)(?<before>[^<>]*?)\\b(?<name>[hH][rR][eE][fF]|[sS][rR][cC])\\s*+=\\s*+(?<html>"[^"]*+"|'[^']*+'|[^\\s<>"']++)
            """, Pattern.COMMENTS | Pattern.MULTILINE);

    private static final Pattern ESCAPED = Pattern.compile("\\\\(\\p{Punct})");

    /**
     * The addresses by which the public knows things.
     *
     * @param story of the manuscript at a path, if it has one
     * @param file of the picture or file at a path, if readers get it
     * @param site of what is named by its address on our site
     */
    public record Addresses(
            Function<String, Optional<String>> story, Function<String, Optional<String>> file, UnaryOperator<String> site) {}

    private final String folder;
    private final Addresses addresses;
    private final StringBuilder text = new StringBuilder();

    private Hyperlinks(String folder, Addresses addresses) {
        this.folder = folder;
        this.addresses = addresses;
    }

    /**
     * The same Markdown with its links readdressed.
     *
     * @param path where the manuscript stands, from the content folder
     */
    public static String readdress(String markdown, String path, Addresses addresses) {
        String folder = path.substring(0, Math.max(0, path.lastIndexOf('/')));
        return new Hyperlinks(folder, addresses).blocks(markdown);
    }

    /** Fenced code goes through as it is; no link reaches over a blank line. */
    private String blocks(String markdown) {
        StringBuilder block = new StringBuilder();
        String fence = "";
        for (String line : markdown.splitWithDelimiters("\n", 0)) {
            Matcher fenced = FENCE.matcher(line);
            boolean isFence = fenced.matches() && (fence.isEmpty() || fenced.group(1).startsWith(fence));
            if (isFence || line.isBlank() && !line.equals("\n")) {
                flush(block);
            }
            block.append(line);
            if (isFence) {
                fence = fence.isEmpty() ? fenced.group(1) : "";
            }
            if (isFence || !fence.isEmpty()) {
                text.append(block);
                block.setLength(0);
            } else if (block.toString().endsWith("\n\n")) {
                flush(block);
            }
        }
        flush(block);
        return text.toString();
    }

    private void flush(StringBuilder block) {
        int start = text.length();
        int end = 0;
        Matcher target = TARGET.matcher(block);
        while (target.find()) {
            text.append(block, end, target.start());
            put(target, start);
            end = target.end();
        }
        text.append(block, end, block.length());
        block.setLength(0);
    }

    private void put(Matcher target, int start) {
        if (target.group("inline") != null) {
            inline(target, start);
        } else if (target.group("reference") != null) {
            text.append(readdressed(target.group("reference"))
                    .map(address -> target.group().replace(target.group("reference"), address))
                    .orElse(""));
        } else if (target.group("html") != null) {
            String written = target.group("html").replaceAll("^[\"']|[\"']$", "");
            text.append(target.group("before"))
                    .append(readdressed(written).map(address -> target.group("name") + "=\"" + address + "\"").orElse(""));
        } else {
            text.append(target.group());
        }
    }

    private void inline(Matcher target, int start) {
        Optional<String> address = readdressed(target.group("inline"));
        int opening = opening(start);
        if (address.isPresent() || opening < 0) {
            String title = Optional.ofNullable(target.group("title")).orElse("");
            text.append("](").append(address.orElse("")).append(title).append(')');
        } else {
            boolean picture = opening > start && text.charAt(opening - 1) == '!';
            text.delete(picture ? opening - 1 : opening, opening + 1);
        }
    }

    /** Where the bracket stands that the link's text began with. */
    private int opening(int start) {
        int depth = 1;
        for (int i = text.length() - 1; i >= start; i--) {
            boolean escaped = i > start && text.charAt(i - 1) == '\\';
            depth += escaped ? 0 : text.charAt(i) == ']' ? 1 : text.charAt(i) == '[' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /** The address as written where it leads to nothing of ours; empty where it leads to what has no address. */
    private Optional<String> readdressed(String written) {
        String bare = written.startsWith("<") && written.endsWith(">") ? written.substring(1, written.length() - 1) : written;
        String url = ESCAPED.matcher(bare).replaceAll("$1").replace("&amp;", "&");
        return switch (LinkTarget.of(url, folder)) {
            case LinkTarget.Story(String path, String fragment) -> addresses.story().apply(path).map(
                    address -> fragment.isEmpty() ? address : address + "#" + Urls.encodePath(fragment));
            case LinkTarget.File(String path) -> addresses.file().apply(path);
            case LinkTarget.Site(String address) -> Optional.of(addresses.site().apply(address));
            case LinkTarget.Nowhere _ -> Optional.empty();
            case LinkTarget.Elsewhere _,LinkTarget.Here _,LinkTarget.Words _ -> Optional.of(written);
        };
    }
}
