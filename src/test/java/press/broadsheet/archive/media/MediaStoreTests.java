package press.broadsheet.archive.media;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import press.broadsheet.archive.edition.Editions;
import press.broadsheet.importer.Newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static press.broadsheet.archive.SampleStories.story;

/** A file is sent under its hash and name while something that readers see names it. */
class MediaStoreTests {

    private static final String PDF = "%PDF-1.7 of the annual report";

    @RegisterExtension
    private final Newsroom newsroom = Newsroom.ofEachTest();

    @BeforeEach
    void publish() {
        newsroom.write("report.pdf", PDF).write("secret.pdf", PDF + ", secret")
                .write("a.md", story("A", "date: 2026-03-01", "expires: 2026-03-12") + "\n[Report](report.pdf)\n")
                .write("b.md", story("B", "draft: true") + "\n[Secret](secret.pdf)\n")
                .write("witness.md", story("Witness", "date: 2026-03-01"))
                .run();
    }

    @Test
    void fileOfALiveStoryIsSentUnderItsOwnAddress() {
        MediaCatalog.Found report = found("report.pdf");
        assertThat(report.type()).isEqualTo("application/pdf");
        assertThat(report.length()).isEqualTo(PDF.length());

        String address = media().at("report.pdf").orElseThrow().address();
        assertThat(media().find(report.hash(), address)).hasValueSatisfying(sent -> assertThat(sent.file()).hasContent(PDF));
        assertThat(media().find(report.hash(), address + "x")).isEmpty();
        assertThat(media().find("0".repeat(64), address)).isEmpty();
    }

    @Test
    void fileOfADraftIsSentToNobody() {
        MediaCatalog.Found secret = found("secret.pdf");

        assertThat(media().find(secret.hash(), media().at("secret.pdf").orElseThrow().address())).isEmpty();
    }

    @Test
    void fileGoesWithTheStoryThatNamesIt() {
        MediaCatalog.Found report = found("report.pdf");
        String address = media().at("report.pdf").orElseThrow().address();

        newsroom.pass(Duration.ofDays(1)).openByClock();
        assertThat(media().find(report.hash(), address)).as("its story ended").isEmpty();

        newsroom.write("witness.md", story("Witness", "date: 2026-03-01") + "\n[Report](report.pdf)\n").run();
        assertThat(media().find(report.hash(), address)).as("another names it").isPresent();
    }

    @Test
    void otherBytesHaveAnotherAddress() {
        String before = found("report.pdf").hash();

        newsroom.write("report.pdf", PDF + ", corrected").run();

        assertThat(found("report.pdf").hash()).isNotEqualTo(before);
        assertThat(media().find(before, media().at("report.pdf").orElseThrow().address())).isEmpty();
    }

    @Test
    void whatWasFoundIsKeptByItsPath() {
        MediaCatalog.Found report = found("report.pdf");

        assertThat(media().all()).extracting(MediaCatalog.Found::path).containsExactlyInAnyOrder("report.pdf", "secret.pdf");
        assertThat(media().at(List.of("nothing.pdf"))).isEmpty();
        assertThat(media().unread()).isEmpty();
        newsroom.bean(Editions.class).writing(() -> {
            media().remove(List.of("report.pdf"));
            assertThat(media().at(List.of("report.pdf"))).isEmpty();
            media().put(report);
            return report;
        });
        assertThat(found("report.pdf")).isEqualTo(report);
    }

    private MediaCatalog media() {
        return newsroom.bean(MediaCatalog.class);
    }

    private MediaCatalog.Found found(String path) {
        return media().at(List.of(path)).getFirst();
    }
}
