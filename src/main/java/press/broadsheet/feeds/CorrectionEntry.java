package press.broadsheet.feeds;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import press.broadsheet.archive.reading.Corrections.ListedCorrection;
import press.broadsheet.publication.Publication;

/**
 * The feed entry of a correction.
 *
 * @param title that it is a correction, and the headline of its article, in the article's language
 */
record CorrectionEntry(ListedCorrection corrected, Publication publication, String title) implements Entry {

    /**
     * @param messages the interface texts in the article's language, by key
     */
    static CorrectionEntry of(ListedCorrection listedCorrection, Publication publication, UnaryOperator<String> messages) {
        return new CorrectionEntry(listedCorrection, publication,
                messages.apply("feeds.correction") + " " + listedCorrection.article().headline());
    }

    /** The article's feed id with the correction's name as fragment. */
    @Override
    public String id() {
        return corrected.feedId() + "#" + anchor();
    }

    @Override
    public String url() {
        return publication.absoluteUrl(corrected.article().address()) + "#" + anchor();
    }

    @Override
    public String language() {
        return corrected.article().language();
    }

    @Override
    public Optional<Instant> publishedAt() {
        return Optional.of(updatedAt());
    }

    @Override
    public Instant updatedAt() {
        return corrected.correction().date().instant();
    }

    @Override
    public Optional<Instant> modifiedAt() {
        return Optional.empty();
    }

    @Override
    public List<Author> authors() {
        return List.of(new Author(publication.name(), Optional.of(publication.absoluteUrl("/"))));
    }

    @Override
    public List<Category> categories() {
        return corrected.article().section().map(it -> Category.of(it, publication)).stream().toList();
    }

    @Override
    public Optional<EntryImage> image() {
        return Optional.empty();
    }

    @Override
    public Optional<String> summary() {
        return Optional.empty();
    }

    @Override
    public String content() {
        return "<div lang=\"" + FeedText.escapeHtml(language()) + "\" dir=\"auto\"><p>"
                + FeedText.escapeHtml(corrected.correction().text())
                + "</p><p><a href=\"" + FeedText.escapeHtml(url()) + "\">" + FeedText.escapeHtml(corrected.article().headline())
                + "</a></p></div>";
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
