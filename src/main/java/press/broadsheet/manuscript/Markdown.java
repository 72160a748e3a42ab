package press.broadsheet.manuscript;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import press.broadsheet.manuscript.Markup.Element;
import press.broadsheet.publication.Body;
import press.broadsheet.publication.Source;

/** Turns the text of a manuscript into the HTML of an article, or says why it cannot. */
final class Markdown {

    /** Changes whenever the same text comes out otherwise than before, so that old articles are rendered again. */
    static final String VERSION = "1";

    private final SafeHtml safeHtml = new SafeHtml();

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
            Locale language) {}

    /**
     * What came of it.
     *
     * @param headline the given one, else the text's own
     * @param source the credit found in the text
     * @param links the links to other manuscripts, in the order of the text
     * @param problems an error among them refuses the file
     */
    record Rendered(
            Optional<String> headline,
            Optional<Source> source,
            Body body,
            List<Manuscript.Link> links,
            List<Problem> problems) {}

    /** Never throws for what an editor may have written: that is an error among the problems. */
    Rendered render(Copy copy) {
        List<Problem> problems = new ArrayList<>();
        return copy.plain() ? plain(copy, problems) : rich(copy, problems);
    }

    private static Rendered plain(Copy copy, List<Problem> problems) {
        PlainCopy plain = PlainCopy.read(copy.text());
        Body body = new Typesetter(copy, problems).set(plain.story());
        return new Rendered(copy.title().or(plain::headline), plain.source(), body, List.of(), problems);
    }

    private Rendered rich(Copy copy, List<Problem> problems) {
        Element story = safeHtml.clean(MarkdownHtml.of(copy.text()));
        List<Manuscript.Link> links = new Links(copy, problems).resolve(story);
        Nesting.mend(story);
        Optional<String> headline = Title.takeFrom(story, copy.title());
        Optional<Source> source = Credit.takeFrom(story);
        Body body = new Typesetter(copy, problems).set(story);
        return new Rendered(headline, source, body, links, problems);
    }
}
