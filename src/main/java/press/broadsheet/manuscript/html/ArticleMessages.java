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
 * Interface texts inside an article, mostly for screen readers: in the article's language if there is a message file for it,
 * else in English.
 */
public final class ArticleMessages {

    /** Never falls back to the JVM's default locale. */
    private static final Control CONTROL = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    private static final String KEY_PREFIX = "text.";

    /** Locales by bundle, parsed once: every article needs one. */
    private static final Map<ResourceBundle, Locale> LOCALES = new ConcurrentHashMap<>();

    private final ResourceBundle messages;
    private final Locale locale;
    private final boolean isFallback;

    ArticleMessages(Locale language) {
        this.messages = ResourceBundle.getBundle("messages", language, CONTROL);
        this.locale = LOCALES.computeIfAbsent(messages, bundle -> Locale.forLanguageTag(bundle.getString("language")));
        this.isFallback = !locale.getLanguage().equals(language.getLanguage());
    }

    /** A hash of these texts and their languages. When it changes, stored articles are rendered again. */
    public static String version() {
        try {
            Map<String, Object> texts = new HashMap<>();
            for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:messages*.properties")) {
                PropertiesLoaderUtils.loadProperties(new EncodedResource(file, StandardCharsets.UTF_8)).forEach((key, text) -> {
                    if (key.toString().startsWith(KEY_PREFIX)) {
                        texts.put(file.getFilename() + key, text);
                    }
                });
            }
            return Integer.toHexString(texts.hashCode());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sets the accessible name of an element whose content has no language, such as a number or an arrow. */
    Element label(Element element, String name) {
        return withLanguage(element.attr("aria-label", name));
    }

    /** Creates an element that contains only this text. */
    Element element(String element, String text) {
        return withLanguage(HtmlTree.element(element, new TextNode(text)));
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

    /** WCAG 2.2, 3.1.2: text in another language than its surroundings has a {@code lang} attribute. */
    private Element withLanguage(Element element) {
        return isFallback ? element.attr("lang", locale.getLanguage()) : element;
    }
}
