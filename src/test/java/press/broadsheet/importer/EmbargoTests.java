package press.broadsheet.importer;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import press.broadsheet.Broadsheet;
import press.broadsheet.LongAwait;
import press.broadsheet.archive.edition.Edition;
import press.broadsheet.archive.edition.Editions;
import press.broadsheet.pages.SiteClient;
import press.broadsheet.pages.card.UnpublishedContentLeakTests;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An embargo until 18:00 in Shanghai, and an expiry at the same instant, are observed to the second at every public URL,
 * while the clock advances, jumps, and is set back.
 */
@Timeout(300)
class EmbargoTests {

    private static final Instant SIX = Instant.parse("2027-01-01T10:00:00Z");

    private final SettableClock clock = new SettableClock(SIX.minus(Duration.ofDays(3)));

    @TempDir
    private Path home;

    private ConfigurableApplicationContext context;
    private SiteClient siteClient;

    @AfterEach
    void stop() {
        context.close();
    }

    @Test
    void everyPageRespectsEmbargoAndExpiryToTheSecond() throws Exception {
        write();
        start();

        set(SIX.minusMillis(1));
        assertThat(sourcesContaining("zqembargoed")).isEmpty();
        assertThat(sourcesContaining("zqending")).contains("/", "/articles/zqending", "/feed.atom", "/tags/zqending",
                "/sitemap-news.xml");

        set(SIX);
        assertThat(sourcesContaining("zqending")).isEmpty();
        assertThat(siteClient.get("/articles/zqending").statusCode()).isEqualTo(410);
        assertThat(sourcesContaining("zqembargoed"))
                .contains("/", "/articles/zqembargoed", "/feed.atom", "/tags/zqembargoed", "/sitemap-news.xml");
    }

    /** After a suspend or a shutdown the right edition is current. */
    @Test
    void articleDueDuringDowntimeIsLiveBeforeTheFirstRequest() throws Exception {
        write();
        start();
        long before = edition().number();
        context.close();

        clock.set(SIX.plus(Duration.ofDays(40)));
        start();

        assertThat(edition()).isEqualTo(new Edition(before + 1, clock.instant()));
        assertThat(siteClient.get("/articles/zqembargoed").statusCode()).isEqualTo(200);
        assertThat(siteClient.get("/articles/zqending").statusCode()).isEqualTo(410);
    }

    @Test
    void clockSetBackHidesNothingAndDelaysScheduledArticles() throws Exception {
        write();
        start();
        set(SIX);
        clock.set(SIX.minus(Duration.ofHours(5)));
        Files.writeString(home.resolve("content/later.md"),
                "---\ntitle: Later\ndate: 2027-01-01T18:00:01+08:00\n---\n\nLater.\n");
        await(() -> edition().number() > 0 && siteClient.get("/articles/later").statusCode() == 404);
        Thread.sleep(1500);

        assertThat(edition().asOf()).isEqualTo(SIX);
        assertThat(siteClient.get("/articles/zqembargoed").statusCode()).isEqualTo(200);
        assertThat(siteClient.get("/articles/later").statusCode()).isEqualTo(404);

        set(SIX.plusSeconds(1));
        assertThat(siteClient.get("/articles/later").statusCode()).isEqualTo(200);
    }

    @Test
    void embargoHoldsAfterTheClockWasAhead() throws Exception {
        write();
        start();
        set(SIX);
        clock.set(SIX.minus(Duration.ofHours(5)));
        Files.writeString(home.resolve("content/between.md"),
                "---\ntitle: Zqbetween\ndate: 2027-01-01T14:00:00+08:00\n---\n\nBetween.\n");
        Files.writeString(home.resolve("content/plain.md"), "---\ntitle: Plain\n---\n\nPlain.\n");
        await(() -> siteClient.get("/articles/plain").statusCode() == 200);

        assertThat(edition().asOf()).isEqualTo(SIX);
        assertThat(siteClient.get("/articles/between").statusCode()).isEqualTo(404);
        assertThat(siteClient.get("/feed.atom").body()).doesNotContain("Zqbetween");

        set(SIX.plusSeconds(1));
        assertThat(siteClient.get("/articles/between").statusCode()).isEqualTo(200);
    }

    /** In Beirut, clocks go from midnight to one o'clock on 28 March 2027: the day begins at one. */
    @Test
    void dayChangesInAZoneWithoutMidnight() throws Exception {
        write();
        clock.set(Instant.parse("2027-03-27T12:00:00Z"));
        start("--broadsheet.publication.time-zone=Asia/Beirut");
        Instant begins = Instant.parse("2027-03-27T22:00:00Z");

        assertThat(context.getBean(Editions.class).nextDue(edition())).isEqualTo(begins);
        set(begins);
        assertThat(edition().asOf()).isEqualTo(begins);
    }

    private void write() throws Exception {
        Path folder = Files.createDirectories(home.resolve("content"));
        Files.writeString(folder.resolve("zqembargoed.md"), manuscript("Zqembargoed", "date: 2027-01-01T18:00:00+08:00"));
        Files.writeString(folder.resolve("zqending.md"),
                manuscript("Zqending", "date: 2026-12-31T08:00:00Z\nexpires: 2027-01-01T18:00:00+08:00"));
        for (String name : List.of("zqembargoed.md", "zqending.md")) {
            Files.setLastModifiedTime(folder.resolve(name), FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
        }
        clock.set(SIX.minus(Duration.ofHours(20)));
    }

    private static String manuscript(String name, String dates) {
        return """
                ---
                title: %1$s
                %2$s
                section: %1$s
                tags: [%1$s, shibboleth]
                authors: %1$s
                standfirst: Shibboleth of %1$s.
                aliases: [/old/%3$s, "/show.asp?id=%3$s"]
                corrections: [{date: 2026-12-31, text: "%1$s was corrected."}]
                ---

                Shibboleth, says %1$s.
                """.formatted(name, dates, name.toLowerCase(Locale.ROOT));
    }

    private void start(String... settings) {
        context = new SpringApplicationBuilder(Broadsheet.class)
                .initializers(fresh -> ((GenericApplicationContext) fresh)
                        .registerBean(SettableClock.class, () -> clock, definition -> definition.setPrimary(true)))
                .run(Stream.concat(Stream.of(settings), Stream.of("--logging.level.root=ERROR", "--server.port=0",
                        "--spring.datasource.url=jdbc:h2:file:" + home.resolve("data/archive"),
                        "--broadsheet.importer.folder=" + home.resolve("content"))).toArray(String[]::new));
        siteClient = new SiteClient(context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }

    /** Sets the clock, and waits up to the second that the scheduler may take to notice. */
    private void set(Instant now) {
        clock.set(now);
        await(() -> context.getBean(Editions.class).nextDue(edition()).isAfter(now));
    }

    private static void await(Callable<Boolean> condition) {
        LongAwait.await().until(condition);
    }

    private Edition edition() {
        return context.getBean(Editions.class).current().orElseThrow();
    }

    /** The URLs whose responses contain the word, not counting the requested URL itself and 410 pages. */
    private List<String> sourcesContaining(String word) {
        List<String> telling = new ArrayList<>();
        UnpublishedContentLeakTests.addresses(List.of(word)).forEach(address -> {
            HttpResponse<String> answer = siteClient.get(address);
            String said = (answer.headers().map() + "\n" + answer.body()).toLowerCase(Locale.ROOT)
                    .replace(address.toLowerCase(Locale.ROOT), "")
                    .replaceAll("<at:deleted-entry [^>]*>", "");
            if (said.contains(word) && answer.statusCode() != 410) {
                telling.add(address);
            }
        });
        return telling;
    }
}
