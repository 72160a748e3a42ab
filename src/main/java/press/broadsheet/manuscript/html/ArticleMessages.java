package press.broadsheet.manuscript.html;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.concurrent.ConcurrentHashMap;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/**
 * The interface's own words inside an article, most of them heard and not seen: in the article's language where there is a
 * file of messages for it, else in English.
 */
public final class ArticleMessages {

    /** Never in the language of the machine. */
    private static final Control CONTROL = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    private static final String KEY_PREFIX = "text.";

    /** Few, and each is asked for with every text. */
    private static final Map<ResourceBundle, Locale> LOCALES = new ConcurrentHashMap<>();

    private final ResourceBundle messages;
    private final Locale locale;
    private final boolean isFallback;

    ArticleMessages(Locale language) {
        this.messages = ResourceBundle.getBundle("messages", language, CONTROL);
        this.locale = LOCALES.computeIfAbsent(messages, words -> Locale.forLanguageTag(words.getString("language")));
        this.isFallback = !locale.getLanguage().equals(language.getLanguage());
    }

    /** Changes whenever they say something else or speak another language, so that old articles are rendered again. */
    public static String version() {
        try {
            Map<String, Object> words = new HashMap<>();
            for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:messages*.properties")) {
                PropertiesLoaderUtils.loadProperties(new EncodedResource(file, StandardCharsets.UTF_8)).forEach((key, text) -> {
                    if (key.toString().startsWith(KEY_PREFIX)) {
                        words.put(file.getFilename() + key, text);
                    }
                });
            }
            return Integer.toHexString(words.hashCode());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names an element whose content is none of a language: a number, an arrow. */
    Element label(Element element, String name) {
        return withLanguage(element.attr("aria-label", name));
    }

    /** An element that says nothing but these words. */
    Element element(String element, String words) {
        return withLanguage(HtmlTree.element(element, new TextNode(words)));
    }

    String footnote(int number) {
        return message("footnote", number);
    }

    String backToText(int note, int reference) {
        return reference == 1 ? message("back", note) : message("back.place", note, reference);
    }

    String aside() {
        return message("aside");
    }

    String table(int number) {
        return message("table", number);
    }

    String details() {
        return message("details");
    }

    String linkToSection() {
        return message("section");
    }

    String task(boolean done) {
        return message(done ? "task.done" : "task.open");
    }

    private String message(String key, Object... values) {
        String message = messages.getString(KEY_PREFIX + key);
        return values.length == 0 ? message : new MessageFormat(message, locale).format(values);
    }

    /** WCAG 2.2, 3.1.2: words of another language than the text around them say so. */
    private Element withLanguage(Element element) {
        return isFallback ? element.attr("lang", locale.getLanguage()) : element;
    }
}
