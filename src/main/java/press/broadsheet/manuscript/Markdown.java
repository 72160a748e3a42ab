package press.broadsheet.manuscript;

import com.vladsch.flexmark.util.ast.Document;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.Element;
import press.broadsheet.manuscript.Patience.Outcome;
import press.broadsheet.publication.Body;
import press.broadsheet.publication.ImageHosts;
import press.broadsheet.publication.Source;

/** Turns the text of a manuscript into the HTML of an article, or says why it cannot. */
final class Markdown {

    /** Changes whenever the same text comes out otherwise than before, so that old articles are rendered again. */
    static final String VERSION = "6";

    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final int LONGEST_HTML = 5_000_000;
    private static final Body NOTHING = new Body("", "", "", "", 0, false);

    private final Patience patience = new Patience(DEADLINE);
    private final ImageHosts hosts;

    /** One that shows pictures of no other host. */
    Markdown() {
        this(ImageHosts.NONE);
    }

    Markdown(ImageHosts hosts) {
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
    record Copy(
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
     * @param markdown the text as readers get it: without what the page leaves out, its links marked for {@link Hyperlinks}
     * @param headline the given one, else the text's own
     * @param source the credit found in the text
     * @param links the links to other manuscripts, in the order of the text
     * @param files the pictures and files of the content folder that it names, in the same order
     * @param problems an error among them refuses the file
     */
    record Rendered(
            String markdown,
            Optional<String> headline,
            Optional<Source> source,
            Body body,
            List<Manuscript.Link> links,
            List<Manuscript.File> files,
            List<Problem> problems) {}

    /** Never throws for what an editor may have written: that is an error among the problems. */
    Rendered render(Copy copy) {
        Optional<Problem> exceeded = copy.plain() ? Optional.empty() : MarkdownLimits.exceeded(copy);
        if (exceeded.isPresent()) {
            return refused(copy, exceeded.get());
        }
        return switch (patience.run(() -> copy.plain() ? plain(copy) : rich(copy))) {
            case Outcome.Done(Rendered rendered) -> rendered;
            case Outcome.Overrun() -> refused(copy, Problem.error(copy.path(), copy.firstLine(), 0,
                    "the text takes longer than " + DEADLINE.toSeconds() + " seconds to read",
                    "Look for a place that repeats the same marks very often, and simplify it."));
            case Outcome.TooDeep() -> refused(copy, Problem.error(copy.path(), copy.firstLine(), 0,
                    "the text is too tangled to read",
                    "Look for a place where quotations, lists or emphasis lie deep in each other, and simplify it."));
            case Outcome.Broken(Throwable cause) -> refused(copy, OurFault.in(copy.path(), copy.firstLine(), cause));
        };
    }

    private static Rendered refused(Copy copy, Problem problem) {
        return new Rendered(copy.text(), copy.title(), Optional.empty(), NOTHING, List.of(), List.of(), List.of(problem));
    }

    private static Rendered conflicting(Copy copy, int offset) {
        Place at = Place.of(copy.text(), offset, copy.firstLine());
        return refused(copy, Problem.error(copy.path(), at.line(), at.column(), ConflictMarkers.reason(copy.text(), offset),
                ConflictMarkers.REMEDY));
    }

    private static Rendered plain(Copy copy) {
        Optional<Integer> conflict = ConflictMarkers.inPlainText(copy.text());
        if (conflict.isPresent()) {
            return conflicting(copy, conflict.get());
        }
        List<Problem> problems = new ArrayList<>();
        String text = Leftovers.clear(copy, problems);
        PlainCopy plain = PlainCopy.read(text);
        Optional<String> headline = copy.title().or(plain::headline);
        Body body = new Typesetter(copy, problems).set(plain.story());
        return new Rendered(Hyperlinks.markable(text), headline, plain.source(), body, List.of(), List.of(),
                List.copyOf(problems));
    }

    /** The page and the Markdown that readers get are made of one text, so that neither says what the other does not. */
    private Rendered rich(Copy written) {
        Optional<Integer> conflict = ConflictMarkers.inMarkdown(written.text());
        if (conflict.isPresent()) {
            return conflicting(written, conflict.get());
        }
        List<Problem> problems = new ArrayList<>();
        String cleared = Hyperlinks.markable(Leftovers.clear(written, problems));
        Document first = MarkdownHtml.parse(cleared);
        MarkdownUnused definitions = MarkdownUnused.in(first);
        String text = definitions.asWords(cleared);
        boolean same = text.equals(cleared);
        Document document = same ? first : MarkdownHtml.parse(text);
        MarkdownUnused unused = same ? definitions : MarkdownUnused.in(document);
        Copy copy = written.withText(text);
        LineIndex lines = new LineIndex(text);
        unused.warn(copy, lines, problems);
        String html = MarkdownHtml.of(document, copy, lines, problems);
        if (html.length() > LONGEST_HTML) {
            return refused(copy, Problem.error(copy.path(), copy.firstLine(), 0,
                    "the page would have " + html.length() + " characters, more than " + LONGEST_HTML,
                    "Part the text into several articles."));
        }
        Element story = SafeHtml.clean(html);
        Autolinks.set(story);
        Asides.unclosed(copy).ifPresent(problems::add);
        Links links = new Links(copy, hosts, problems);
        List<Manuscript.Link> toStories = links.resolve(story);
        Nesting.mend(story);
        Optional<String> headline = Title.takeFrom(story, copy.title());
        Optional<Source> source = Credit.takeFrom(story);
        Typesetter typesetter = new Typesetter(copy, problems);
        Body body = typesetter.set(story);
        links.checkPlaces(typesetter::has);
        String markdown = MarkdownSource.of(written.text(), text, document, unused, typesetter.uncited());
        return new Rendered(markdown, headline, source, body, toStories, links.files(), List.copyOf(problems));
    }
}
