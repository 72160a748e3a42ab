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

    private static final String KEYS = "text.";

    /** Few, and each is asked for with every text. */
    private static final Map<ResourceBundle, Locale> SPOKEN = new ConcurrentHashMap<>();

    private final ResourceBundle messages;
    private final Locale spoken;
    private final boolean foreign;

    ArticleMessages(Locale language) {
        this.messages = ResourceBundle.getBundle("messages", language, CONTROL);
        this.spoken = SPOKEN.computeIfAbsent(messages, words -> Locale.forLanguageTag(words.getString("language")));
        this.foreign = !spoken.getLanguage().equals(language.getLanguage());
    }

    /** Changes whenever they say something else or speak another language, so that old articles are rendered again. */
    public static String version() {
        try {
            Map<String, Object> words = new HashMap<>();
            for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:messages*.properties")) {
                PropertiesLoaderUtils.loadProperties(new EncodedResource(file, StandardCharsets.UTF_8)).forEach((key, text) -> {
                    if (key.toString().startsWith(KEYS)) {
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
    Element name(Element element, String name) {
        return marked(element.attr("aria-label", name));
    }

    /** An element that says nothing but these words. */
    Element saying(String element, String words) {
        return marked(HtmlTree.element(element, new TextNode(words)));
    }

    String footnote(int number) {
        return say("footnote", number);
    }

    String backToText(int note, int reference) {
        return reference == 1 ? say("back", note) : say("back.place", note, reference);
    }

    String aside() {
        return say("aside");
    }

    String table(int number) {
        return say("table", number);
    }

    String details() {
        return say("details");
    }

    String linkToSection() {
        return say("section");
    }

    String task(boolean done) {
        return say(done ? "task.done" : "task.open");
    }

    private String say(String key, Object... values) {
        String message = messages.getString(KEYS + key);
        return values.length == 0 ? message : new MessageFormat(message, spoken).format(values);
    }

    /** WCAG 2.2, 3.1.2: words of another language than the text around them say so. */
    private Element marked(Element element) {
        return foreign ? element.attr("lang", spoken.getLanguage()) : element;
    }
}
