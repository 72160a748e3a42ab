package press.broadsheet.pages;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;
import press.broadsheet.archive.Articles;
import press.broadsheet.archive.Articles.Neighbours;
import press.broadsheet.archive.Edition;
import press.broadsheet.archive.Editions;
import press.broadsheet.archive.Related;
import press.broadsheet.archive.Translations;
import press.broadsheet.publication.Article;
import press.broadsheet.publication.Headline;
import press.broadsheet.publication.Slug;
import press.broadsheet.publication.Translation;

import static java.util.stream.Collectors.toCollection;

/** Makes up a story's page, the story and what the archive knows around it, and a standing one. */
@Component
class StoryRoom {

    private static final int FEW = 3;

    /** Some of what is found may stand on the page already. */
    private static final int LOOK = 9;

    private final Articles articles;
    private final Related related;
    private final Translations translations;
    private final Editions editions;
    private final Voices voices;

    StoryRoom(
            Articles articles, Related related, Translations translations, Editions editions, Voices voices) {
        this.articles = articles;
        this.related = related;
        this.translations = translations;
        this.editions = editions;
        this.voices = voices;
    }

    ArticlePage page(Article story) {
        Voice voice = voices.in(Locale.forLanguageTag(story.text().language()));
        Age age = Age.of(story, editions.current().map(Edition::asOf).orElseThrow(), voice.publication());
        Neighbours beside = story.labels().section().map(section -> articles.beside(story, section)).orElse(Neighbours.NONE);
        List<Translation> versions = translations.of(story);
        Set<Slug> shown = versions.stream().map(Translation::slug).collect(toCollection(HashSet::new));
        Related.Company company = related.of(story, LOOK);
        List<Headline> newer = age.isNotable() ? fresh(company.newer(), shown) : List.of();
        List<Headline> others = fresh(company.others(), shown);
        return ArticlePage.of(story, new ArticlePage.Company(versions, age, beside, newer, others), voice);
    }

    StandingSheet standing(Article page) {
        return StandingSheet.of(page, voices.in(Locale.forLanguageTag(page.text().language())));
    }

    /** The first few that the page does not show yet. */
    private static List<Headline> fresh(List<Headline> found, Set<Slug> shown) {
        return found.stream().filter(story -> shown.add(story.slug())).limit(FEW).toList();
    }
}
