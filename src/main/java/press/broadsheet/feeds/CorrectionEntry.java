package press.broadsheet.feeds;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import press.broadsheet.archive.reading.Corrections.Corrected;
import press.broadsheet.publication.Publication;

/**
 * A correction of a story.
 *
 * @param title says that it is one, and of what, in the story's language
 */
record CorrectionEntry(Corrected corrected, Publication paper, String title) implements Entry {

    /** @param words our own words in the language of the story, by their keys */
    static CorrectionEntry of(Corrected corrected, Publication paper, UnaryOperator<String> words) {
        return new CorrectionEntry(corrected, paper, words.apply("feeds.correction") + " " + corrected.story().title());
    }

    /** The story's, with what the correction is called in it. */
    @Override
    public String id() {
        return corrected.feedId() + "#" + anchor();
    }

    @Override
    public String url() {
        return paper.absolute(corrected.story().address()) + "#" + anchor();
    }

    @Override
    public String language() {
        return corrected.story().language();
    }

    @Override
    public Optional<Instant> appeared() {
        return Optional.of(changed());
    }

    @Override
    public Instant changed() {
        return corrected.correction().date().instant();
    }

    @Override
    public Optional<Instant> changeSaid() {
        return Optional.empty();
    }

    @Override
    public List<Author> authors() {
        return List.of(new Author(paper.name(), Optional.of(paper.absolute("/"))));
    }

    @Override
    public List<Category> categories() {
        return corrected.story().section().map(it -> Category.of(it, paper)).stream().toList();
    }

    @Override
    public Optional<EntryImage> shown() {
        return Optional.empty();
    }

    @Override
    public Optional<String> summary() {
        return Optional.empty();
    }

    @Override
    public String content() {
        return "<div lang=\"" + FeedText.html(language()) + "\" dir=\"auto\"><p>" + FeedText.html(corrected.correction().text())
                + "</p><p><a href=\"" + FeedText.html(url()) + "\">" + FeedText.html(corrected.story().title()) + "</a></p></div>";
    }

    @Override
    public Optional<String> sourceName() {
        return Optional.empty();
    }

    @Override
    public Optional<String> sourceUrl() {
        return Optional.empty();
    }

    private String anchor() {
        return "correction-" + corrected.name();
    }
}
