package press.broadsheet.pages;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import press.broadsheet.publication.Article;
import press.broadsheet.publication.Picture;

/**
 * A story on its own page.
 *
 * @param genre what kind of journalism it is, where that is not plain news
 */
record ArticlePage(
        Head head,
        Article article,
        Optional<String> genre,
        List<Name> byline,
        Optional<Stamp> published,
        Optional<Stamp> updated,
        String readingTime,
        List<Correction> corrections) implements Sheet {

    private static final int WORDS_A_MINUTE = 230;
    private static final int DESCRIPTION_LENGTH = 200;

    /** What was set right, and when. */
    record Correction(Stamp date, String text) {}

    static ArticlePage of(Article article, Voice voice) {
        Head head = Head.of(voice.language(), voice.title(article.headline()), description(article, voice),
                voice.publication().absolute(article.address()));
        return new ArticlePage(
                head.telling(Facts.ofArticle(article, head, voice)),
                article,
                voice.genre(article.genre()),
                voice.byline(article.authors()),
                article.published().map(voice.almanac()::full),
                article.updated().map(voice.almanac()::full),
                voice.words().of("reading.time", minutes(article.body().words())),
                article.corrections().stream()
                        .map(it -> new Correction(voice.almanac().day(it.date()), it.text()))
                        .toList());
    }

    @Override
    public Optional<Tab> tab() {
        return article.section().map(section -> Tab.above(section.address()));
    }

    public Optional<Picture> hero() {
        return article.hero();
    }

    public boolean hasFoot() {
        return !article.body().notes().isEmpty() || !corrections.isEmpty() || !article.tags().isEmpty();
    }

    private static Optional<String> description(Article article, Voice voice) {
        return article.standfirst()
                .or(() -> Optional.of(Excerpt.of(article.body().opening(), DESCRIPTION_LENGTH, voice.language())))
                .filter(text -> !text.isBlank());
    }

    private static long minutes(int words) {
        return Math.max(1, Duration.ofMinutes(words).dividedBy(WORDS_A_MINUTE).plusSeconds(30).toMinutes());
    }
}
