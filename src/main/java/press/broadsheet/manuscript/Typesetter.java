package press.broadsheet.manuscript;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import press.broadsheet.publication.Body;

/** Sets a clean tree as the parts of an article's page. */
final class Typesetter {

    private final Ids ids = new Ids();
    private final Wording wording;
    private final Footnotes footnotes;
    private final Blocks blocks;
    private final Tables tables;
    private final Headings headings;
    private final Markdown.Copy copy;
    private final List<Problem> problems;

    Typesetter(Markdown.Copy copy, List<Problem> problems) {
        this.copy = copy;
        this.problems = problems;
        this.wording = new Wording(copy.language());
        this.footnotes = new Footnotes(wording);
        this.blocks = new Blocks(wording);
        this.tables = new Tables(wording);
        this.headings = new Headings(ids, wording, copy, problems);
    }

    /** @param story without its headline and its credit */
    Body set(Element story) {
        headings.claim(story);
        Figures.set(story);
        Quotations.set(story);
        blocks.set(story);
        tables.set(story);
        footnotes.collect(story);
        List<Element> asides = Asides.takeFrom(story);
        headings.set(story, 2);
        Asides setter = new Asides(ids, headings, wording);
        List<Element> beside = asides.stream().map(setter::set).toList();
        footnotes.link(story);
        beside.forEach(footnotes::link);
        Optional<Element> notes = footnotes.list();
        footnotes.checkCited(copy, problems);

        int words = Length.ofText(HtmlTree.text(story));
        Opening opening = Opening.of(story, copy.dateline());
        markEnd(story);
        return new Body(MarkupWriter.lines(HtmlTree.takeChildren(story)), MarkupWriter.lines(notes.stream().toList()),
                MarkupWriter.lines(beside), opening.text(), words, opening.dropCap());
    }

    /** Whether the article, once it is set, has a place of that id. */
    boolean has(String id) {
        return ids.isGiven(id) || footnotes.has(id);
    }

    /** The marks of the footnotes that the page does not show. */
    Set<String> uncited() {
        return footnotes.uncited();
    }

    /** The end mark stands behind the last words of the story if they are a paragraph's. */
    private static void markEnd(Element story) {
        if (story.lastChild() instanceof Element last && HtmlTree.is(last, "p")) {
            last.attr("class", "end");
        }
    }
}
