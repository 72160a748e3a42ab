package press.broadsheet.manuscript.html;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import press.broadsheet.manuscript.text.Problem;
import press.broadsheet.manuscript.text.SourceText;
import press.broadsheet.publication.ArticleBody;

/** Assembles an article's page parts from a sanitized tree: body, notes, asides, lede and word count. */
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

    /** @param article the sanitized tree, without headline and credit line */
    public ArticleBody assemble(Element article) {
        headings.reserveIds(article);
        Figures.transform(article);
        Quotations.transform(article);
        blockAccessibility.transform(article);
        tables.transform(article);
        footnotes.extractDefinitions(article);
        List<Element> asides = Asides.extractFrom(article);
        headings.transform(article, 2);
        Asides asideRenderer = new Asides(anchorIds, headings, articleMessages);
        List<Element> renderedAsides = asides.stream().map(asideRenderer::render).toList();
        footnotes.linkReferences(article);
        renderedAsides.forEach(footnotes::linkReferences);
        Optional<Element> notes = footnotes.render();
        footnotes.warnOfUncited(sourceText, problems);

        int words = WordCount.of(HtmlTree.text(article));
        Lede lede = Lede.of(article, sourceText.dateline());
        markEnd(article);
        return new ArticleBody(HtmlWriter.writeLines(HtmlTree.takeChildren(article)),
                HtmlWriter.writeLines(notes.stream().toList()),
                HtmlWriter.writeLines(renderedAsides), lede.text(), words, lede.dropCap());
    }

    /** Whether the assembled article contains an element with this id. */
    public boolean hasId(String id) {
        return anchorIds.isUsed(id) || footnotes.hasId(id);
    }

    /** The keys of footnotes that the page does not show. */
    public Set<String> uncitedFootnotes() {
        return footnotes.uncited();
    }

    /** The template's end mark follows the last paragraph, if the article ends with one. */
    private static void markEnd(Element article) {
        if (article.lastChild() instanceof Element last && HtmlTree.is(last, "p")) {
            last.attr("class", "end");
        }
    }
}
