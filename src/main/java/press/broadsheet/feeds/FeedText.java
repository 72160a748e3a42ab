package press.broadsheet.feeds;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;
import press.broadsheet.publication.Genre;

/** Encodes texts for feed formats. */
final class FeedText {

    private static final Pattern NOT_ASCII = Pattern.compile("[^\\x21-\\x7E]+");

    private FeedText() {}

    static String genreKey(Genre genre) {
        return "genre." + genre.name().toLowerCase(Locale.ROOT);
    }

    static String escapeHtml(String text) {
        return HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name());
    }

    /** A URL or id in ASCII (RFC 3987, section 3.1); a {@code tag:} URI may contain nothing else (RFC 4151). */
    static String toAscii(String url) {
        return NOT_ASCII.matcher(url)
                .replaceAll(it -> URLEncoder.encode(it.group(), StandardCharsets.UTF_8).replace("+", "%20"));
    }
}
