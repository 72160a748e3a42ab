package press.broadsheet.archive;

import java.time.Duration;
import java.time.Instant;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import press.broadsheet.archive.edition.Editions;
import press.broadsheet.archive.reading.ArticleCalendar;
import press.broadsheet.archive.reading.Articles;
import press.broadsheet.archive.reading.Corrections;
import press.broadsheet.archive.reading.FrontPageSlots;
import press.broadsheet.archive.reading.Labels;
import press.broadsheet.archive.reading.PermalinkState;
import press.broadsheet.archive.reading.RelatedArticles;
import press.broadsheet.archive.reading.SitemapQueries;
import press.broadsheet.archive.reading.SocialCardIds;
import press.broadsheet.importer.Newsroom;
import press.broadsheet.publication.ArticleSummary;
import press.broadsheet.publication.Cursor;
import press.broadsheet.publication.DateRange;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.Slug;

import static org.assertj.core.api.Assertions.assertThat;
import static press.broadsheet.archive.SampleStories.story;
import static press.broadsheet.archive.SampleStories.titles;

/** Every question to the archive goes by one rule: live from the moment of publication on, and up to that of the end. */
class LiveRuleTests {

    private static final Slug TRADE = new Slug("trade");
    private static final Duration TICK = Duration.ofMillis(1);

    @RegisterExtension
    private final Newsroom newsroom = Newsroom.ofEachTest();

    @BeforeEach
    void publish() {
        newsroom.write("witness.md", story("Witness", "date: 2026-03-01", "section: Trade", "tags: [Ports]"))
                .write("front.md", "---\nlead: subject\nslots: [witness]\n---\n");
    }

    @Test
    void storyIsLiveFromItsMomentOn() {
        subject("date: 2026-03-11T13:00:00Z");
        newsroom.run();
        assertThat(whoTells()).isEmpty();

        openAt("2026-03-11T13:00:00Z", TICK.negated());
        assertThat(whoTells()).isEmpty();

        openAt("2026-03-11T13:00:00Z", Duration.ZERO);
        assertThat(whoTells()).isEqualTo(everyone());
    }

    @Test
    void storyIsLiveUpToItsEndAndNotAtIt() {
        subject("date: 2026-03-10", "expires: 2026-03-11T13:00:00Z");
        newsroom.run();
        assertThat(whoTells()).isEqualTo(everyone());

        openAt("2026-03-11T13:00:00Z", TICK.negated());
        assertThat(whoTells()).isEqualTo(everyone());

        openAt("2026-03-11T13:00:00Z", Duration.ZERO);
        assertThat(whoTells()).isEmpty();
        assertThat(newsroom.at("/articles/subject")).isInstanceOf(PermalinkState.Gone.class);
    }

    @Test
    void storyThatEndsBeforeItBeginsIsNeverLive() {
        subject("date: 2026-03-11T14:00:00Z", "expires: 2026-03-11T13:00:00Z");
        newsroom.run();
        openAt("2026-03-11T15:00:00Z", Duration.ZERO);

        assertThat(whoTells()).isEmpty();
        assertThat(newsroom.at("/articles/subject")).isInstanceOf(PermalinkState.Unknown.class);
    }

    @Test
    void draftIsToldByNoneAndItsAddressIsUnknown() {
        subject("draft: true");
        newsroom.run();

        assertThat(whoTells()).isEmpty();
        assertThat(newsroom.at("/articles/subject")).isInstanceOf(PermalinkState.Unknown.class);
    }

    @Test
    void whatIsMadeADraftOrWithdrawnOrDeletedIsToldByNone() {
        for (String end : List.of("draft: true", "withdrawn: It was wrong.", "withdrawn: silent", "")) {
            subject("date: 2026-03-10");
            newsroom.run();
            assertThat(whoTells()).as("before: " + end).isEqualTo(everyone());

            if (end.isEmpty()) {
                newsroom.delete("subject.md");
            } else {
                subject("date: 2026-03-10", end);
            }
            newsroom.pass(Duration.ofMinutes(1)).run();

            assertThat(whoTells()).as("after: " + end).isEmpty();
            assertThat(newsroom.at("/articles/subject")).as(end).isInstanceOf(PermalinkState.Gone.class);
            newsroom.pass(Duration.ofMinutes(1));
        }
    }

    @Test
    void beforeTheFirstEditionNothingIsLive() {
        assertThat(newsroom.bean(Editions.class).current()).isEmpty();
        assertThat(newsroom.bean(Articles.class).none()).isTrue();
        assertThat(whoTells()).isEmpty();
    }

    private void subject(String... fields) {
        List<String> all = new ArrayList<>(List.of(fields));
        all.addAll(List.of("section: Trade", "tags: [Ports]", "authors: [Ada]",
                "corrections: [{date: 2026-03-10, text: \"It said less.\"}]"));
        newsroom.write("subject.md", story("Subject", all.toArray(String[]::new)));
    }

    private void openAt(String moment, Duration offset) {
        newsroom.pass(Duration.between(newsroom.now(), Instant.parse(moment).plus(offset))).openByClock();
    }

    private List<String> everyone() {
        return List.of("newest", "section", "tag", "author", "year", "permalink", "related", "lead", "correction", "sitemap",
                "count of all", "count of the author", "card");
    }

    /** Which of the archive's questions lead to the subject. */
    private List<String> whoTells() {
        Articles articles = newsroom.bean(Articles.class);
        List<String> telling = new ArrayList<>();
        note(telling, "newest", titles(articles.newest(new Cursor.Newest(), 10)));
        note(telling, "section", titles(articles.under(Label.Kind.SECTION, TRADE, new Cursor.Newest(), 10)));
        note(telling, "tag", titles(articles.under(Label.Kind.TAG, new Slug("ports"), new Cursor.Newest(), 10)));
        note(telling, "author", titles(articles.under(Label.Kind.AUTHOR, new Slug("ada"), new Cursor.Newest(), 10)));
        note(telling, "year", titles(articles.dated(DateRange.of(Year.of(2026)), new Cursor.Newest(), 10)));
        note(telling, "permalink", newsroom.at("/articles/subject") instanceof PermalinkState.Live(var article)
                ? List.of(article.text().headline())
                : List.of());
        note(telling, "related", newsroom.at("/articles/witness") instanceof PermalinkState.Live(var witness)
                ? titles(newsroom.bean(RelatedArticles.class).of(witness, 10).others())
                : List.of());
        note(telling, "lead", newsroom.bean(FrontPageSlots.class).chosen().stream().map(it -> it.story().title()).toList());
        note(telling, "correction", newsroom.bean(Corrections.class).newest(10).items().stream().map(it -> it.story().title())
                .toList());
        note(telling, "sitemap", newsroom.bean(SitemapQueries.class).in(YearMonth.of(2026, 3), 0, 10).stream()
                .map(SitemapQueries.Listed::headline).toList());
        note(telling, "count of all", newsroom.bean(ArticleCalendar.class).all() == 2 ? List.of("Subject") : List.of());
        note(telling, "count of the author", newsroom.bean(Labels.class).find(Label.Kind.AUTHOR, new Slug("ada"))
                .map(_ -> List.of("Subject")).orElse(List.of()));
        note(telling, "card", card().map(it -> List.of(it.title())).orElse(List.of()));
        return telling;
    }

    private static void note(List<String> telling, String who, List<String> headlines) {
        if (headlines.contains("Subject")) {
            telling.add(who);
        }
    }

    private Optional<ArticleSummary> card() {
        return newsroom.bean(JdbcClient.class)
                .sql("SELECT a.card FROM article a WHERE a.path = 'subject.md' AND a.card IS NOT NULL")
                .query(String.class)
                .optional()
                .flatMap(newsroom.bean(SocialCardIds.class)::find);
    }
}
