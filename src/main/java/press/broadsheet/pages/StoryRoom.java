package press.broadsheet.pages;

import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import press.broadsheet.archive.Articles;
import press.broadsheet.archive.Articles.Neighbours;
import press.broadsheet.archive.Edition;
import press.broadsheet.archive.Editions;
import press.broadsheet.archive.Related;
import press.broadsheet.publication.Article;
import press.broadsheet.publication.Headline;

/** Makes up a story's page: the story, and what the archive knows around it. */
@Component
class StoryRoom {

    private static final int RELATED = 3;

    private final Articles articles;
    private final Related related;
    private final Editions editions;
    private final Voices voices;

    StoryRoom(Articles articles, Related related, Editions editions, Voices voices) {
        this.articles = articles;
        this.related = related;
        this.editions = editions;
        this.voices = voices;
    }

    ArticlePage page(Article story) {
        Voice voice = voices.in(Locale.forLanguageTag(story.language()));
        Age age = Age.of(story, editions.current().map(Edition::asOf).orElseThrow(), voice.publication());
        List<Headline> newer = age.isNotable() ? related.newerThan(story, RELATED) : List.of();
        Neighbours beside = story.section().map(section -> articles.beside(story, section)).orElse(Neighbours.NONE);
        List<Headline> others = related.to(story, RELATED + newer.size()).stream()
                .filter(it -> !newer.contains(it))
                .limit(RELATED)
                .toList();
        return ArticlePage.of(story, new ArticlePage.Company(age, beside, newer, others), voice);
    }
}
