package press.broadsheet.manuscript;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import press.broadsheet.manuscript.Markup.Element;
import press.broadsheet.manuscript.Markup.Text;

/**
 * The interface's own words inside an article, most of them heard and not seen: in the article's language where there is a
 * file of messages for it, else in English. Who changes what they say raises {@link Markdown#VERSION}.
 */
final class Wording {

    /** Never in the language of the machine. */
    private static final Control CONTROL = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    private final ResourceBundle messages;
    private final Locale spoken;
    private final boolean foreign;

    Wording(Locale language) {
        this.messages = ResourceBundle.getBundle("messages", language, CONTROL);
        this.spoken = Locale.forLanguageTag(messages.getString("language"));
        this.foreign = !spoken.getLanguage().equals(language.getLanguage());
    }

    /** Names an element whose content is none of a language: a number, an arrow. */
    Element name(Element element, String name) {
        return marked(element.with("aria-label", name));
    }

    /** An element that says nothing but these words. */
    Element saying(String element, String words) {
        return marked(Element.of(element, new Text(words)));
    }

    String footnote(int number) {
        return say("text.footnote", number);
    }

    String backToText(int note, int reference) {
        return reference == 1 ? say("text.back", note) : say("text.back.place", note, reference);
    }

    String aside() {
        return say("text.aside");
    }

    String table(int number) {
        return say("text.table", number);
    }

    String details() {
        return say("text.details");
    }

    String linkToSection() {
        return say("text.section");
    }

    String task(boolean done) {
        return say(done ? "text.task.done" : "text.task.open");
    }

    private String say(String key, Object... values) {
        return values.length == 0 ? messages.getString(key) : new MessageFormat(messages.getString(key), spoken).format(values);
    }

    /** WCAG 2.2, 3.1.2: words of another language than the text around them say so. */
    private Element marked(Element element) {
        return foreign ? element.with("lang", spoken.getLanguage()) : element;
    }
}
