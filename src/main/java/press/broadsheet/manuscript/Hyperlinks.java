package press.broadsheet.manuscript;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives the links from one manuscript to others, in its Markdown, the addresses by which the public knows them. A link to
 * what has none becomes its text, as it does on the page: a file's name may tell of what is not to be known yet.
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
            | (?<=<[aA]\\s)(?<before>[^<>]*?)\\b[hH][rR][eE][fF]\\s*+=\\s*+(?<html>"[^"]*+"|'[^']*+'|[^\\s<>"']++)
            """, Pattern.COMMENTS | Pattern.MULTILINE);

    private static final Pattern ESCAPED = Pattern.compile("\\\\(\\p{Punct})");

    private final String folder;
    private final Function<String, Optional<String>> addresses;
    private final StringBuilder text = new StringBuilder();

    private Hyperlinks(String folder, Function<String, Optional<String>> addresses) {
        this.folder = folder;
        this.addresses = addresses;
    }

    /**
     * The same Markdown with its links readdressed.
     *
     * @param path where the manuscript stands, from the content folder
     * @param addresses the address of the manuscript at a path, if it has one
     */
    public static String readdress(String markdown, String path, Function<String, Optional<String>> addresses) {
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
                    .append(readdressed(written).map(address -> "href=\"" + address + "\"").orElse(""));
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
        } else if (opening > start && text.charAt(opening - 1) == '!') {
            text.append(target.group());
        } else {
            text.deleteCharAt(opening);
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

    /** The address as written where it leads to no manuscript; empty where that manuscript has no address. */
    private Optional<String> readdressed(String written) {
        String bare = written.startsWith("<") && written.endsWith(">") ? written.substring(1, written.length() - 1) : written;
        String url = ESCAPED.matcher(bare).replaceAll("$1").replace("&amp;", "&");
        return LinkTarget.of(url, folder) instanceof LinkTarget.Story(String path, String fragment)
                ? addresses.apply(path).map(address -> fragment.isEmpty()
                        ? address
                        : address + "#" + Urls.encodePath(fragment))
                : Optional.of(written);
    }
}
