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
import press.broadsheet.manuscript.html.ContentModel;
import press.broadsheet.manuscript.html.CreditLine;
import press.broadsheet.manuscript.html.HeadlineExtractor;
import press.broadsheet.manuscript.html.HtmlSanitizer;
import press.broadsheet.manuscript.html.LinkResolver;
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

/** Turns the text of a manuscript into the HTML of an article, or says why it cannot. */
public final class ArticleRenderer {

    /** Changes whenever the same text comes out otherwise than before, so that old articles are rendered again. */
    static final String VERSION = "6";

    private static final Duration CPU_TIME_LIMIT = Duration.ofSeconds(10);
    private static final int MAX_HTML_LENGTH = 5_000_000;
    private static final ArticleBody EMPTY_BODY = new ArticleBody("", "", "", "", 0, false);

    private final TimeLimitedPool timeLimitedPool = new TimeLimitedPool(CPU_TIME_LIMIT);
    private final ImageHosts imageHosts;

    /** One that shows pictures of no other host. */
    public ArticleRenderer() {
        this(ImageHosts.NONE);
    }

    public ArticleRenderer(ImageHosts imageHosts) {
        this.imageHosts = imageHosts;
    }

    /**
     * What came of it.
     *
     * @param markdown the text as readers get it: without what the page leaves out, its links marked for {@link MarkdownLinkRewriter}
     * @param headline the given one, else the text's own
     * @param source the credit found in the text
     * @param links the links to other manuscripts, in the order of the text
     * @param mediaReferences the pictures and files of the content folder that it names, in the same order
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

    /** Never throws for what an editor may have written: that is an error among the problems. */
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
                    "Look for a place that repeats the same marks very often, and simplify it."));
            case Outcome.TooDeep() -> refused(sourceText, Problem.error(sourceText.path(), sourceText.firstLine(), 0,
                    "the text is too tangled to read",
                    "Look for a place where quotations, lists or emphasis lie deep in each other, and simplify it."));
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
        ArticleBody articleBody = new BodyAssembler(sourceText, problems).assemble(plain.article());
        return new Rendered(MarkdownLinkRewriter.removeMarkers(text), headline, plain.source(), articleBody, List.of(), List.of(),
                List.copyOf(problems));
    }

    /** The page and the Markdown that readers get are made of one text, so that neither says what the other does not. */
    private Rendered renderMarkdown(SourceText written) {
        Optional<Integer> conflict = ConflictMarkers.findInMarkdown(written.text());
        if (conflict.isPresent()) {
            return refusedForConflict(written, conflict.get());
        }
        List<Problem> problems = new ArrayList<>();
        String cleared = MarkdownLinkRewriter.removeMarkers(ForeignSyntaxRemover.remove(written, problems));
        Document first = MarkdownParser.parse(cleared);
        UnusedLinkDefinitions definitions = UnusedLinkDefinitions.find(first);
        String text = definitions.escapeNonLinks(cleared);
        boolean same = text.equals(cleared);
        Document document = same ? first : MarkdownParser.parse(text);
        UnusedLinkDefinitions unused = same ? definitions : UnusedLinkDefinitions.find(document);
        SourceText sourceText = written.withText(text);
        LineIndex lines = new LineIndex(text);
        unused.warn(sourceText, lines, problems);
        String html = MarkdownParser.toHtml(document, sourceText, lines, problems);
        if (html.length() > MAX_HTML_LENGTH) {
            return refused(sourceText, Problem.error(sourceText.path(), sourceText.firstLine(), 0,
                    "the page would have " + html.length() + " characters, more than " + MAX_HTML_LENGTH,
                    "Part the text into several articles."));
        }
        Element story = HtmlSanitizer.clean(html);
        Autolinks.transform(story);
        UnclosedAsideCheck.check(sourceText).ifPresent(problems::add);
        LinkResolver linkResolver = new LinkResolver(sourceText, imageHosts, problems);
        List<ManuscriptLink> toStories = linkResolver.resolve(story);
        ContentModel.repair(story);
        Optional<String> headline = HeadlineExtractor.extractFrom(story, sourceText.headline());
        Optional<Source> source = CreditLine.extractFrom(story);
        BodyAssembler bodyAssembler = new BodyAssembler(sourceText, problems);
        ArticleBody articleBody = bodyAssembler.assemble(story);
        linkResolver.checkFragments(bodyAssembler::hasId);
        String markdown = PublicMarkdown.of(written.text(), text, document, unused, bodyAssembler.uncitedFootnotes());
        return new Rendered(markdown, headline, source, articleBody, toStories, linkResolver.mediaReferences(),
                List.copyOf(problems));
    }
}
