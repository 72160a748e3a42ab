package press.broadsheet.feeds;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;
import org.unbescape.xml.XmlEscape;
import org.unbescape.xml.XmlEscapeLevel;
import org.unbescape.xml.XmlEscapeType;
import press.broadsheet.publication.Genre;

/** Texts as formats want them. */
final class Wording {

    private static final Pattern NOT_ASCII = Pattern.compile("[^\\x21-\\x7E]+");

    private Wording() {}

    static String key(Genre genre) {
        return "genre." + genre.name().toLowerCase(Locale.ROOT);
    }

    static String html(String text) {
        return HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name());
    }

    /**
     * RSS Advisory Board, RSS Profile, "Character data": in plain text, {@code &} and {@code <} are best understood as
     * hexadecimal character references. What XML 1.0 forbids is left out.
     */
    static String plain(String text) {
        return XmlEscape.escapeXml10(
                text, XmlEscapeType.HEXADECIMAL_REFERENCES, XmlEscapeLevel.LEVEL_1_ONLY_MARKUP_SIGNIFICANT);
    }

    /** An address or an id in ASCII alone (RFC 3987, section 3.1); a {@code tag:} URI may hold nothing else (RFC 4151). */
    static String ascii(String url) {
        return NOT_ASCII.matcher(url)
                .replaceAll(it -> URLEncoder.encode(it.group(), StandardCharsets.UTF_8).replace("+", "%20"));
    }
}
