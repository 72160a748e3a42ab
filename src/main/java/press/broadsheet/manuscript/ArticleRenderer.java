package press.broadsheet.manuscript;

import com.vladsch.flexmark.util.ast.Document;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;
import press.broadsheet.manuscript.TimeLimitedPool.Outcome;
import press.broadsheet.manuscript.frontmatter.ConflictMarkers;
import press.broadsheet.manuscript.html.Autolinks;
import press.broadsheet.manuscript.html.BodyAssembler;
import press.broadsheet.manuscript.html.ContentModelEnforcer;
import press.broadsheet.manuscript.html.HeadlineExtractor;
import press.broadsheet.manuscript.html.HtmlSanitizer;
import press.broadsheet.manuscript.html.LinkResolver;
import press.broadsheet.manuscript.html.SourceCreditLine;
import press.broadsheet.manuscript.markdown.ForeignSyntaxRemover;
import press.broadsheet.manuscript.markdown.MarkdownLimits;
import press.broadsheet.manuscript.markdown.MarkdownLinkRewriter;
import press.broadsheet.manuscript.markdown.MarkdownParser;
import press.broadsheet.manuscript.markdown.PublicMarkdown;
import press.broadsheet.manuscript.markdown.UnclosedAsideCheck;
import press.broadsheet.manuscript.markdown.UnusedLinkDefinitions;
import press.broadsheet.manuscript.text.LineIndex;
import press.broadsheet.manuscript.text.ManuscriptLink;
import press.broadsheet.manuscript.text.MediaReference;
import press.broadsheet.manuscript.text.Problem;
import press.broadsheet.manuscript.text.SourcePosition;
import press.broadsheet.manuscript.text.SourceText;
import press.broadsheet.manuscript.text.UnexpectedErrorMessage;
import press.broadsheet.publication.ArticleBody;
import press.broadsheet.publication.ImageHosts;
import press.broadsheet.publication.Source;

/** Renders the body of a manuscript as the HTML of an article, or reports why it cannot. */
public final class ArticleRenderer {

    /** Must change whenever the same text renders differently, so that existing articles are rendered again. */
    static final String VERSION = "6";

    private static final Duration CPU_TIME_LIMIT = Duration.ofSeconds(10);
    private static final int MAX_HTML_LENGTH = 5_000_000;
    private static final ArticleBody EMPTY_BODY = new ArticleBody("", "", "", "", 0, false);

    private final TimeLimitedPool timeLimitedPool = new TimeLimitedPool(CPU_TIME_LIMIT);
    private final ImageHosts imageHosts;

    /** A renderer that embeds no external images. */
    public ArticleRenderer() {
        this(ImageHosts.NONE);
    }

    public ArticleRenderer(ImageHosts imageHosts) {
        this.imageHosts = imageHosts;
    }

    /**
     * The result of rendering.
     *
     * @param markdown the public Markdown: without what the page leaves out, its links marked for
     *     {@link MarkdownLinkRewriter}
     * @param headline from the front matter, else from the body
     * @param source the credit found in the body
     * @param links links to other manuscripts, in document order
     * @param mediaReferences images and files of the content folder that the body uses, in document order
     * @param problems an error among them refuses the file
     */
    public record Rendered(
            String markdown,
            Optional<String> headline,
            Optional<Source> source,
            ArticleBody body,
            List<ManuscriptLink> links,
            List<MediaReference> mediaReferences,
            List<Problem> problems) {}

    /** Never throws because of the text: a text that cannot be rendered yields an error among the problems. */
    public Rendered render(SourceText sourceText) {
        Optional<Problem> exceeded = sourceText.isPlainText() ? Optional.empty() : MarkdownLimits.check(sourceText);
        if (exceeded.isPresent()) {
            return refused(sourceText, exceeded.get());
        }
        return switch (timeLimitedPool
                .run(() -> sourceText.isPlainText() ? renderPlainText(sourceText) : renderMarkdown(sourceText))) {
            case Outcome.Completed(Rendered rendered) -> rendered;
            case Outcome.TimedOut() -> refused(sourceText, Problem.error(sourceText.path(), sourceText.firstLine(), 0,
                    "the text takes longer than " + CPU_TIME_LIMIT.toSeconds() + " seconds to read",
                    "Look for a place where the same characters repeat very often, and simplify it."));
            case Outcome.TooDeep() -> refused(sourceText, Problem.error(sourceText.path(), sourceText.firstLine(), 0,
                    "the text is nested too deeply to read",
                    "Look for quotations, lists or emphasis inside each other many times over, and simplify them."));
            case Outcome.Failed(Throwable cause) ->
                refused(sourceText, UnexpectedErrorMessage.toProblem(sourceText.path(), sourceText.firstLine(), cause));
        };
    }

    private static Rendered refused(SourceText sourceText, Problem problem) {
        return new Rendered(sourceText.text(), sourceText.headline(), Optional.empty(), EMPTY_BODY, List.of(), List.of(),
                List.of(problem));
    }

    private static Rendered refusedForConflict(SourceText sourceText, int offset) {
        SourcePosition at = SourcePosition.of(sourceText.text(), offset, sourceText.firstLine());
        return refused(sourceText,
                Problem.error(sourceText.path(), at.line(), at.column(), ConflictMarkers.reason(sourceText.text(), offset),
                        ConflictMarkers.REMEDY));
    }

    private static Rendered renderPlainText(SourceText sourceText) {
        Optional<Integer> conflict = ConflictMarkers.findInPlainText(sourceText.text());
        if (conflict.isPresent()) {
            return refusedForConflict(sourceText, conflict.get());
        }
        List<Problem> problems = new ArrayList<>();
        String text = ForeignSyntaxRemover.remove(sourceText, problems);
        WireCopy plain = WireCopy.parse(text);
        Optional<String> headline = sourceText.headline().or(plain::headline);
        ArticleBody body = new BodyAssembler(sourceText, problems).assemble(plain.article());
        return new Rendered(MarkdownLinkRewriter.removeMarkers(text), headline, plain.source(), body, List.of(), List.of(),
                List.copyOf(problems));
    }

    /** Renders the page and the public Markdown from the same text, so that neither shows what the other omits. */
    private Rendered renderMarkdown(SourceText written) {
        Optional<Integer> conflict = ConflictMarkers.findInMarkdown(written.text());
        if (conflict.isPresent()) {
            return refusedForConflict(written, conflict.get());
        }
        List<Problem> problems = new ArrayList<>();
        String cleaned = MarkdownLinkRewriter.removeMarkers(ForeignSyntaxRemover.remove(written, problems));
        Document firstDocument = MarkdownParser.parse(cleaned);
        UnusedLinkDefinitions definitions = UnusedLinkDefinitions.find(firstDocument);
        String text = definitions.escapeNonLinks(cleaned);
        boolean unchanged = text.equals(cleaned);
        Document document = unchanged ? firstDocument : MarkdownParser.parse(text);
        UnusedLinkDefinitions unused = unchanged ? definitions : UnusedLinkDefinitions.find(document);
        SourceText sourceText = written.withText(text);
        LineIndex lines = new LineIndex(text);
        unused.warn(sourceText, lines, problems);
        String html = MarkdownParser.toHtml(document, sourceText, lines, problems);
        if (html.length() > MAX_HTML_LENGTH) {
            return refused(sourceText, Problem.error(sourceText.path(), sourceText.firstLine(), 0,
                    "the article's HTML would have " + html.length() + " characters; at most " + MAX_HTML_LENGTH
                            + " are allowed",
                    "Split the text into several articles."));
        }
        Element article = HtmlSanitizer.clean(html);
        Autolinks.transform(article);
        UnclosedAsideCheck.check(sourceText).ifPresent(problems::add);
        LinkResolver linkResolver = new LinkResolver(sourceText, imageHosts, problems);
        List<ManuscriptLink> links = linkResolver.resolve(article);
        ContentModelEnforcer.repair(article);
        Optional<String> headline = HeadlineExtractor.extractFrom(article, sourceText.headline());
        Optional<Source> source = SourceCreditLine.extractFrom(article);
        BodyAssembler bodyAssembler = new BodyAssembler(sourceText, problems);
        ArticleBody body = bodyAssembler.assemble(article);
        linkResolver.checkFragments(bodyAssembler::hasId);
        String markdown = PublicMarkdown.of(written.text(), text, document, unused, bodyAssembler.uncitedFootnotes());
        return new Rendered(markdown, headline, source, body, links, linkResolver.mediaReferences(),
                List.copyOf(problems));
    }
}
