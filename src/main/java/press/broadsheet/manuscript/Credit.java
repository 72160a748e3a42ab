package press.broadsheet.manuscript;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import press.broadsheet.manuscript.Markup.Element;
import press.broadsheet.manuscript.Markup.Text;
import press.broadsheet.publication.Source;

/**
 * The wire's line {@code (Source: NAME)}, alone on its line, that credits a republished article. The page sets the
 * credit itself, so the line leaves the text.
 */
final class Credit {

    private static final int LONGEST_NAME = 200;

    private Credit() {}

    /** The name in such a line, if it is one; the blank after the colon does not matter, nor does letter case. */
    static Optional<String> in(String line) {
        String text = line.strip();
        if (text.length() < 3 || !isPair(text.charAt(0), text.charAt(text.length() - 1))) {
            return Optional.empty();
        }
        String inner = text.substring(1, text.length() - 1).strip();
        if (!inner.toLowerCase(Locale.ROOT).startsWith("source")) {
            return Optional.empty();
        }
        String rest = inner.substring("source".length()).strip();
        if (!rest.startsWith(":") && !rest.startsWith("：")) {
            return Optional.empty();
        }
        String name = rest.substring(1).strip();
        boolean isName = !name.isEmpty() && name.length() <= LONGEST_NAME && name.indexOf('\n') < 0;
        return isName ? Optional.of(name) : Optional.empty();
    }

    private static boolean isPair(char open, char close) {
        return open == '(' && close == ')' || open == '（' && close == '）';
    }

    /** Takes the first such line out of the story's own paragraphs, where it may be the last line of one. */
    static Optional<Source> takeFrom(Element story) {
        for (Element paragraph : story.elements()) {
            if (paragraph.is("p")) {
                int start = lastLine(paragraph.children());
                List<Markup> line = paragraph.children().subList(start, paragraph.children().size());
                Element words = Element.of("p", line.toArray(Markup[]::new));
                Optional<String> name = in(words.text());
                if (name.isPresent()) {
                    line.clear();
                    if (paragraph.text().isBlank()) {
                        story.children().remove(paragraph);
                    }
                    return Optional.of(new Source(name.get(), address(words)));
                }
            }
        }
        return Optional.empty();
    }

    /** Where the last line begins, its text parted from the line before if need be. */
    private static int lastLine(List<Markup> pieces) {
        for (int i = pieces.size() - 1; i >= 0; i--) {
            if (pieces.get(i) instanceof Element element && element.is("br")) {
                return i + 1;
            }
            if (pieces.get(i) instanceof Text text && text.text().stripTrailing().indexOf('\n') >= 0) {
                int cut = text.text().stripTrailing().lastIndexOf('\n');
                pieces.set(i, new Text(text.text().substring(0, cut)));
                pieces.add(i + 1, new Text(text.text().substring(cut)));
                return i + 1;
            }
        }
        return 0;
    }

    private static Optional<String> address(Element line) {
        return line.all("a").stream().flatMap(link -> link.attribute("href").stream())
                .filter(href -> href.startsWith("http")).findFirst();
    }
}
