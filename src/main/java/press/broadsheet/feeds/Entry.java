package press.broadsheet.feeds;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import press.broadsheet.publication.Article;
import press.broadsheet.publication.Genre;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.Moment;
import press.broadsheet.publication.Publication;
import press.broadsheet.publication.Source;

/**
 * One story in a feed.
 *
 * @param genre what kind of journalism it is in the story's language, where that is not plain news
 * @param content its whole text as HTML whose links are absolute
 */
record Entry(Article article, Publication paper, Optional<String> genre, String content) {

    /** Whoever answers for a story; {@code uri} is where more of theirs stands. */
    record Author(String name, Optional<String> uri) {}

    /** @param words our own words in the language of the story, by their keys */
    static Entry of(Article article, Publication paper, UnaryOperator<String> words) {
        Optional<String> genre = Optional.of(article.genre()).filter(it -> it != Genre.NEWS).map(Wording::key).map(words);
        return new Entry(article, paper, genre, new WholeText(article, paper, words).html(genre));
    }

    public String id() {
        return article.feedId();
    }

    public String url() {
        return paper.absolute(article.address());
    }

    public Optional<Shown> shown() {
        return Shown.of(article, paper);
    }

    public String title() {
        return article.headline();
    }

    public String language() {
        return article.language();
    }

    public Optional<String> published() {
        return article.published().map(Moment::instant).map(it -> Dates.rfc3339(it, paper.timeZone()));
    }

    public Optional<String> publishedRfc822() {
        return article.published().map(Moment::instant).map(Dates::rfc822);
    }

    /** RFC 4287, section 4.2.15: moves on a significant change alone, which is one that the editor dates. */
    public String updated() {
        return Dates.rfc3339(changed(), paper.timeZone());
    }

    /** The same where a date is not mandatory: when the editor says it changed, if that is later than it appeared. */
    public Optional<String> updatedIfSaid() {
        return Changes.said(article.published(), article.updated())
                .map(it -> Dates.rfc3339(it.instant(), paper.timeZone()));
    }

    Instant changed() {
        return Changes.last(article.published(), article.updated())
                .map(Moment::instant)
                .orElse(article.firstPublished());
    }

    /** Never empty: a story without a byline is its source's, or else the paper's. */
    public List<Author> authors() {
        if (!article.authors().isEmpty()) {
            return article.authors().stream()
                    .map(it -> new Author(it.name(), Optional.of(paper.absolute(it.address()))))
                    .toList();
        }
        return List.of(article.source()
                .map(source -> new Author(source.name(), Optional.empty()))
                .orElseGet(() -> new Author(paper.name(), Optional.of(paper.absolute("/")))));
    }

    public List<Category> categories() {
        return Stream.concat(
                Stream.concat(article.section().stream(), article.tags().stream()).map(it -> Category.of(it, paper)),
                genre.stream().map(Category::genre))
                .toList();
    }

    /** @param scheme the page that lists all labels of the kind; a genre has none */
    record Category(String term, String label, Optional<String> scheme) {

        static Category of(Label label, Publication paper) {
            return new Category(label.slug().value(), label.name(), Optional.of(paper.absolute("/" + label.kind().folder())));
        }

        static Category genre(String name) {
            return new Category(name, name, Optional.empty());
        }
    }

    public Optional<String> summary() {
        return article.standfirst().filter(text -> !text.isBlank());
    }

    /** The same for where HTML is expected. */
    public Optional<String> summaryHtml() {
        return summary().map(Wording::html);
    }

    public Optional<String> sourceName() {
        return article.source().map(Source::name);
    }

    /** Where the original stands. */
    public Optional<String> sourceUrl() {
        return article.source().flatMap(Source::url).map(Wording::ascii);
    }
}
