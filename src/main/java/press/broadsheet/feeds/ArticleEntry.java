package press.broadsheet.feeds;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import press.broadsheet.publication.Article;
import press.broadsheet.publication.EditorialDate;
import press.broadsheet.publication.Genre;
import press.broadsheet.publication.Publication;
import press.broadsheet.publication.Source;

/**
 * The feed entry of an article.
 *
 * @param genre the genre's name in the article's language, unless it is plain news
 * @param content the whole article as HTML with absolute links
 */
record ArticleEntry(Article article, Publication publication, Optional<String> genre, String content) implements Entry {

    /**
     * @param messages the interface texts in the article's language, by key
     */
    static ArticleEntry of(Article article, Publication publication, UnaryOperator<String> messages) {
        Optional<String> genre =
                Optional.of(article.labels().genre()).filter(it -> it != Genre.NEWS).map(FeedText::genreKey).map(messages);
        return new ArticleEntry(article, publication, genre, new FullContent(article, publication, messages).html(genre));
    }

    @Override
    public String id() {
        return article.identity().feedId();
    }

    @Override
    public String url() {
        return publication.absoluteUrl(article.address());
    }

    @Override
    public Optional<EntryImage> image() {
        return EntryImage.of(article, publication);
    }

    @Override
    public String title() {
        return article.text().headline();
    }

    @Override
    public String language() {
        return article.text().language();
    }

    @Override
    public Optional<Instant> publishedAt() {
        return article.dates().published().map(EditorialDate::instant);
    }

    @Override
    public Instant updatedAt() {
        return SignificantChange.last(article.dates().published(), article.dates().updated())
                .map(EditorialDate::instant)
                .orElse(article.identity().firstPublished());
    }

    @Override
    public Optional<Instant> modifiedAt() {
        return SignificantChange.stated(article.dates().published(), article.dates().updated()).map(EditorialDate::instant);
    }

    /** Never empty: without a byline, the credited source or the publication. */
    @Override
    public List<Author> authors() {
        if (!article.labels().authors().isEmpty()) {
            return article.labels().authors().stream()
                    .map(it -> new Author(it.name(), Optional.of(publication.absoluteUrl(it.address()))))
                    .toList();
        }
        return List.of(article.credits().source()
                .map(source -> new Author(source.name(), Optional.empty()))
                .orElseGet(() -> new Author(publication.name(), Optional.of(publication.absoluteUrl("/")))));
    }

    @Override
    public List<Category> categories() {
        return Stream.concat(
                Stream.concat(article.labels().section().stream(), article.labels().tags().stream())
                        .map(it -> Category.of(it, publication)),
                genre.stream().map(Category::genre))
                .toList();
    }

    @Override
    public Optional<String> summary() {
        return article.text().standfirst().filter(text -> !text.isBlank());
    }

    @Override
    public Optional<String> sourceName() {
        return article.credits().source().map(Source::name);
    }

    @Override
    public Optional<String> sourceUrl() {
        return article.credits().source().flatMap(Source::url).map(FeedText::toAscii);
    }
}
