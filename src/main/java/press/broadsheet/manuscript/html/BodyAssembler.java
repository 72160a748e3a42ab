package press.broadsheet.manuscript.html;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import press.broadsheet.manuscript.text.Problem;
import press.broadsheet.manuscript.text.SourceText;
import press.broadsheet.publication.ArticleBody;

/** Sets a clean tree as the parts of an article's page. */
public final class BodyAssembler {

    private final AnchorIds anchorIds = new AnchorIds();
    private final ArticleMessages articleMessages;
    private final Footnotes footnotes;
    private final BlockAccessibility blockAccessibility;
    private final Tables tables;
    private final Headings headings;
    private final SourceText sourceText;
    private final List<Problem> problems;

    public BodyAssembler(SourceText sourceText, List<Problem> problems) {
        this.sourceText = sourceText;
        this.problems = problems;
        this.articleMessages = new ArticleMessages(sourceText.language());
        this.footnotes = new Footnotes(articleMessages);
        this.blockAccessibility = new BlockAccessibility(articleMessages);
        this.tables = new Tables(articleMessages);
        this.headings = new Headings(anchorIds, articleMessages, sourceText, problems);
    }

    /** @param story without its headline and its credit */
    public ArticleBody assemble(Element story) {
        headings.reserveIds(story);
        Figures.transform(story);
        Quotations.transform(story);
        blockAccessibility.transform(story);
        tables.transform(story);
        footnotes.extractDefinitions(story);
        List<Element> asides = Asides.extractFrom(story);
        headings.transform(story, 2);
        Asides setter = new Asides(anchorIds, headings, articleMessages);
        List<Element> beside = asides.stream().map(setter::render).toList();
        footnotes.linkReferences(story);
        beside.forEach(footnotes::linkReferences);
        Optional<Element> notes = footnotes.render();
        footnotes.warnOfUncited(sourceText, problems);

        int words = WordCount.of(HtmlTree.text(story));
        Lede lede = Lede.of(story, sourceText.dateline());
        markEnd(story);
        return new ArticleBody(HtmlWriter.writeLines(HtmlTree.takeChildren(story)),
                HtmlWriter.writeLines(notes.stream().toList()),
                HtmlWriter.writeLines(beside), lede.text(), words, lede.dropCap());
    }

    /** Whether the article, once it is set, has a place of that id. */
    public boolean hasId(String id) {
        return anchorIds.isUsed(id) || footnotes.hasId(id);
    }

    /** The marks of the footnotes that the page does not show. */
    public Set<String> uncitedFootnotes() {
        return footnotes.uncited();
    }

    /** The end mark stands behind the last words of the story if they are a paragraph's. */
    private static void markEnd(Element story) {
        if (story.lastChild() instanceof Element last && HtmlTree.is(last, "p")) {
            last.attr("class", "end");
        }
    }
}
