package press.broadsheet.manuscript;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import press.broadsheet.manuscript.Markup.Element;
import press.broadsheet.manuscript.Markup.Text;

/** Supplies what an element may not be without, wraps what may not stand in it bare, and drops blanks without meaning. */
final class Fittings {

    private static final Set<String> BLOCKS_AND_SUMMARY = Stream.concat(Nesting.BLOCKS.stream(), Stream.of("summary"))
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> TRIMMED = Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "th",
            "td", "figcaption", "summary", "caption", "div", "blockquote", "figure", "details", "aside");

    private Fittings() {}

    /** Puts in order what an element holds, and wraps what may not stand in it bare. */
    static void complete(Element parent) {
        switch (parent.name()) {
            case "article", "aside", "blockquote", "div" -> wrap(parent, "p", Nesting.BLOCKS);
            case "ul", "ol" -> wrap(parent, "li", Set.of("li"));
            case "dl" -> {
                wrap(parent, "dd", Set.of("dt", "dd"));
                pairTerms(parent);
            }
            case "details" -> {
                first(parent, "summary");
                wrap(parent, "p", BLOCKS_AND_SUMMARY);
            }
            case "figure" -> last(parent, "figcaption");
            case "table" -> {
                first(parent, "caption");
                wrap(parent, "tbody", Set.of("caption", "thead", "tbody", "tfoot"));
            }
            case "thead", "tbody", "tfoot" -> wrap(parent, "tr", Set.of("tr"));
            case "tr" -> wrap(parent, "td", Set.of("th", "td"));
            default -> {}
        }
        trim(parent);
    }

    /** Wraps each run of children that are none of the wanted elements. */
    private static void wrap(Element parent, String wrapper, Set<String> wanted) {
        List<Markup> wrapped = new ArrayList<>();
        List<Markup> run = new ArrayList<>();
        for (Markup child : parent.children()) {
            if (!(child instanceof Element element && wanted.contains(element.name()))) {
                run.add(child);
                continue;
            }
            finish(run, wrapper, wrapped);
            wrapped.add(child);
        }
        finish(run, wrapper, wrapped);
        parent.children().clear();
        parent.children().addAll(wrapped);
    }

    private static void finish(List<Markup> run, String wrapper, List<Markup> wrapped) {
        for (Markup child : run) {
            if (!(child instanceof Text text && text.isBlank())) {
                Element element = Element.of(wrapper, run.toArray(Markup[]::new));
                complete(element);
                wrapped.add(element);
                break;
            }
        }
        run.clear();
    }

    /** Blanks at the edges of blocks mean nothing; in code they do. */
    private static void trim(Element parent) {
        boolean trimmed = TRIMMED.contains(parent.name());
        List<Markup> pieces = parent.children();
        for (int i = 0; trimmed && i < pieces.size(); i++) {
            if (pieces.get(i) instanceof Text text) {
                boolean afterBlock = i == 0 || isBlock(pieces.get(i - 1));
                boolean beforeBlock = i == pieces.size() - 1 || isBlock(pieces.get(i + 1));
                String words = afterBlock ? text.text().stripLeading() : text.text();
                pieces.set(i, new Text(beforeBlock ? words.stripTrailing() : words));
            }
        }
        pieces.removeIf(piece -> piece instanceof Text text && text.text().isEmpty());
    }

    private static boolean isBlock(Markup piece) {
        return piece instanceof Element element && (Nesting.BLOCKS.contains(element.name()) || element.is("br"));
    }

    /** HTML Standard, 4.4.9: groups of terms, each followed by its descriptions. */
    private static void pairTerms(Element list) {
        if (!list.children().isEmpty() && list.children().getFirst() instanceof Element first && first.is("dd")) {
            list.children().addFirst(Element.of("dt"));
        }
        if (!list.children().isEmpty() && list.children().getLast() instanceof Element last && last.is("dt")) {
            list.children().add(Element.of("dd"));
        }
    }

    /** Brings the first such child to the front; others become paragraphs. */
    private static void first(Element parent, String name) {
        only(parent, name).ifPresent(parent.children()::addFirst);
    }

    private static void last(Element parent, String name) {
        only(parent, name).ifPresent(parent.children()::add);
    }

    private static Optional<Element> only(Element parent, String name) {
        Optional<Element> found = parent.elements().stream().filter(child -> child.is(name)).findFirst();
        found.ifPresent(parent.children()::remove);
        parent.replaceChildren(child -> List.of(child instanceof Element element && element.is(name)
                ? element.renamed("p")
                : child));
        return found;
    }
}
