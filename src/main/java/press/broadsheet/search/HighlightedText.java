package press.broadsheet.search;

import java.util.List;
import java.util.stream.Collectors;

/** A text split into parts, with the search terms marked. */
public record HighlightedText(List<Part> parts) {

    public record Part(String text, boolean marked) {}

    static HighlightedText plain(String text) {
        return new HighlightedText(List.of(new Part(text, false)));
    }

    @Override
    public String toString() {
        return parts.stream().map(part -> part.marked() ? "[" + part.text() + "]" : part.text()).collect(Collectors.joining());
    }
}
