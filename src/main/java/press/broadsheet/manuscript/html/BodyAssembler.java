package press.broadsheet.manuscript.html;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import press.broadsheet.manuscript.ArticleRenderer;
import press.broadsheet.manuscript.text.Problem;
import press.broadsheet.publication.ArticleBody;

/** Sets a clean tree as the parts of an article's page. */
public final class BodyAssembler {

    private final AnchorIds anchorIds = new AnchorIds();
    private final ArticleMessages articleMessages;
    private final Footnotes footnotes;
    private final BlockAccessibility blockAccessibility;
    private final Tables tables;
    private final Headings headings;
    private final ArticleRenderer.Copy copy;
    private final List<Problem> problems;

    public BodyAssembler(ArticleRenderer.Copy copy, List<Problem> problems) {
        this.copy = copy;
        this.problems = problems;
        this.articleMessages = new ArticleMessages(copy.language());
        this.footnotes = new Footnotes(articleMessages);
        this.blockAccessibility = new BlockAccessibility(articleMessages);
        this.tables = new Tables(articleMessages);
        this.headings = new Headings(anchorIds, articleMessages, copy, problems);
    }

    /** @param story without its headline and its credit */
    public ArticleBody set(Element story) {
        headings.claim(story);
        Figures.set(story);
        Quotations.set(story);
        blockAccessibility.set(story);
        tables.set(story);
        footnotes.collect(story);
        List<Element> asides = Asides.takeFrom(story);
        headings.set(story, 2);
        Asides setter = new Asides(anchorIds, headings, articleMessages);
        List<Element> beside = asides.stream().map(setter::set).toList();
        footnotes.link(story);
        beside.forEach(footnotes::link);
        Optional<Element> notes = footnotes.list();
        footnotes.checkCited(copy, problems);

        int words = WordCount.ofText(HtmlTree.text(story));
        Lede lede = Lede.of(story, copy.dateline());
        markEnd(story);
        return new ArticleBody(HtmlWriter.lines(HtmlTree.takeChildren(story)), HtmlWriter.lines(notes.stream().toList()),
                HtmlWriter.lines(beside), lede.text(), words, lede.dropCap());
    }

    /** Whether the article, once it is set, has a place of that id. */
    public boolean has(String id) {
        return anchorIds.isGiven(id) || footnotes.has(id);
    }

    /** The marks of the footnotes that the page does not show. */
    public Set<String> uncited() {
        return footnotes.uncited();
    }

    /** The end mark stands behind the last words of the story if they are a paragraph's. */
    private static void markEnd(Element story) {
        if (story.lastChild() instanceof Element last && HtmlTree.is(last, "p")) {
            last.attr("class", "end");
        }
    }
}
