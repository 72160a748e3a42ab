package press.broadsheet.manuscript;

import com.vladsch.flexmark.util.ast.Document;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.Element;
import press.broadsheet.manuscript.TimeLimitedPool.Outcome;
import press.broadsheet.manuscript.html.Asides;
import press.broadsheet.manuscript.html.Autolinks;
import press.broadsheet.manuscript.html.BodyAssembler;
import press.broadsheet.manuscript.html.ContentModel;
import press.broadsheet.manuscript.html.HeadlineExtractor;
import press.broadsheet.manuscript.html.HtmlSanitizer;
import press.broadsheet.manuscript.html.LinkResolver;
import press.broadsheet.manuscript.html.SourceLine;
import press.broadsheet.manuscript.markdown.ForeignSyntaxRemover;
import press.broadsheet.manuscript.markdown.MarkdownLimits;
import press.broadsheet.manuscript.markdown.MarkdownParser;
import press.broadsheet.manuscript.markdown.PublicMarkdown;
import press.broadsheet.manuscript.markdown.UnusedLinkDefinitions;
import press.broadsheet.manuscript.text.LineIndex;
import press.broadsheet.manuscript.text.Problem;
import press.broadsheet.manuscript.text.SourcePosition;
import press.broadsheet.manuscript.text.UnexpectedErrorMessage;
import press.broadsheet.publication.ArticleBody;
import press.broadsheet.publication.ImageHosts;
import press.broadsheet.publication.Source;

/** Turns the text of a manuscript into the HTML of an article, or says why it cannot. */
public final class ArticleRenderer {

    /** Changes whenever the same text comes out otherwise than before, so that old articles are rendered again. */
    static final String VERSION = "6";

    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final int LONGEST_HTML = 5_000_000;
    private static final ArticleBody NOTHING = new ArticleBody("", "", "", "", 0, false);

    private final TimeLimitedPool timeLimitedPool = new TimeLimitedPool(DEADLINE);
    private final ImageHosts hosts;

    /** One that shows pictures of no other host. */
    public ArticleRenderer() {
        this(ImageHosts.NONE);
    }

    public ArticleRenderer(ImageHosts hosts) {
        this.hosts = hosts;
    }

    /**
     * A manuscript without its front matter.
     *
     * @param path the file, from the content folder
     * @param firstLine the line of the file on which the text starts, from 1
     * @param plain whether it is a news agency's plain text and not Markdown
     * @param title the headline, if the front matter has one
     */
    public record Copy(
            String path,
            int firstLine,
            String text,
            boolean plain,
            Optional<String> title,
            Optional<String> dateline,
            Locale language) {

        Copy withText(String other) {
            return new Copy(path, firstLine, other, plain, title, dateline, language);
        }
    }

    /**
     * What came of it.
     *
     * @param markdown the text as readers get it: without what the page leaves out, its links marked for {@link MarkdownLinkRewriter}
     * @param headline the given one, else the text's own
     * @param source the credit found in the text
     * @param links the links to other manuscripts, in the order of the text
     * @param files the pictures and files of the content folder that it names, in the same order
     * @param problems an error among them refuses the file
     */
    public record Rendered(
            String markdown,
            Optional<String> headline,
            Optional<Source> source,
            ArticleBody body,
            List<Manuscript.Link> links,
            List<Manuscript.File> files,
            List<Problem> problems) {}

    /** Never throws for what an editor may have written: that is an error among the problems. */
    public Rendered render(Copy copy) {
        Optional<Problem> exceeded = copy.plain() ? Optional.empty() : MarkdownLimits.exceeded(copy);
        if (exceeded.isPresent()) {
            return refused(copy, exceeded.get());
        }
        return switch (timeLimitedPool.run(() -> copy.plain() ? plain(copy) : rich(copy))) {
            case Outcome.Done(Rendered rendered) -> rendered;
            case Outcome.Overrun() -> refused(copy, Problem.error(copy.path(), copy.firstLine(), 0,
                    "the text takes longer than " + DEADLINE.toSeconds() + " seconds to read",
                    "Look for a place that repeats the same marks very often, and simplify it."));
            case Outcome.TooDeep() -> refused(copy, Problem.error(copy.path(), copy.firstLine(), 0,
                    "the text is too tangled to read",
                    "Look for a place where quotations, lists or emphasis lie deep in each other, and simplify it."));
            case Outcome.Broken(Throwable cause) -> refused(copy, UnexpectedErrorMessage.in(copy.path(), copy.firstLine(), cause));
        };
    }

    private static Rendered refused(Copy copy, Problem problem) {
        return new Rendered(copy.text(), copy.title(), Optional.empty(), NOTHING, List.of(), List.of(), List.of(problem));
    }

    private static Rendered conflicting(Copy copy, int offset) {
        SourcePosition at = SourcePosition.of(copy.text(), offset, copy.firstLine());
        return refused(copy, Problem.error(copy.path(), at.line(), at.column(), ConflictMarkers.reason(copy.text(), offset),
                ConflictMarkers.REMEDY));
    }

    private static Rendered plain(Copy copy) {
        Optional<Integer> conflict = ConflictMarkers.inPlainText(copy.text());
        if (conflict.isPresent()) {
            return conflicting(copy, conflict.get());
        }
        List<Problem> problems = new ArrayList<>();
        String text = ForeignSyntaxRemover.clear(copy, problems);
        WireCopy plain = WireCopy.read(text);
        Optional<String> headline = copy.title().or(plain::headline);
        ArticleBody articleBody = new BodyAssembler(copy, problems).set(plain.story());
        return new Rendered(MarkdownLinkRewriter.markable(text), headline, plain.source(), articleBody, List.of(), List.of(),
                List.copyOf(problems));
    }

    /** The page and the Markdown that readers get are made of one text, so that neither says what the other does not. */
    private Rendered rich(Copy written) {
        Optional<Integer> conflict = ConflictMarkers.inMarkdown(written.text());
        if (conflict.isPresent()) {
            return conflicting(written, conflict.get());
        }
        List<Problem> problems = new ArrayList<>();
        String cleared = MarkdownLinkRewriter.markable(ForeignSyntaxRemover.clear(written, problems));
        Document first = MarkdownParser.parse(cleared);
        UnusedLinkDefinitions definitions = UnusedLinkDefinitions.in(first);
        String text = definitions.asWords(cleared);
        boolean same = text.equals(cleared);
        Document document = same ? first : MarkdownParser.parse(text);
        UnusedLinkDefinitions unused = same ? definitions : UnusedLinkDefinitions.in(document);
        Copy copy = written.withText(text);
        LineIndex lines = new LineIndex(text);
        unused.warn(copy, lines, problems);
        String html = MarkdownParser.of(document, copy, lines, problems);
        if (html.length() > LONGEST_HTML) {
            return refused(copy, Problem.error(copy.path(), copy.firstLine(), 0,
                    "the page would have " + html.length() + " characters, more than " + LONGEST_HTML,
                    "Part the text into several articles."));
        }
        Element story = HtmlSanitizer.clean(html);
        Autolinks.set(story);
        Asides.unclosed(copy).ifPresent(problems::add);
        LinkResolver linkResolver = new LinkResolver(copy, hosts, problems);
        List<Manuscript.Link> toStories = linkResolver.resolve(story);
        ContentModel.mend(story);
        Optional<String> headline = HeadlineExtractor.takeFrom(story, copy.title());
        Optional<Source> source = SourceLine.takeFrom(story);
        BodyAssembler bodyAssembler = new BodyAssembler(copy, problems);
        ArticleBody articleBody = bodyAssembler.set(story);
        linkResolver.checkPlaces(bodyAssembler::has);
        String markdown = PublicMarkdown.of(written.text(), text, document, unused, bodyAssembler.uncited());
        return new Rendered(markdown, headline, source, articleBody, toStories, linkResolver.files(), List.copyOf(problems));
    }
}
