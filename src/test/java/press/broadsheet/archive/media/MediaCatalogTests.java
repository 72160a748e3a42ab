package press.broadsheet.archive.media;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import press.broadsheet.archive.edition.Editions;
import press.broadsheet.importer.TestPublication;

import static org.assertj.core.api.Assertions.assertThat;
import static press.broadsheet.archive.SampleManuscripts.manuscript;

/** A file is served at its hash and name while a live article references it. */
class MediaCatalogTests {

    private static final String PDF = "%PDF-1.7 of the annual report";

    @RegisterExtension
    private final TestPublication testPublication = TestPublication.forEachTest();

    @BeforeEach
    void publish() {
        testPublication.write("report.pdf", PDF).write("secret.pdf", PDF + ", secret")
                .write("a.md", manuscript("A", "date: 2026-03-01", "expires: 2026-03-12") + "\n[Report](report.pdf)\n")
                .write("b.md", manuscript("B", "draft: true") + "\n[Secret](secret.pdf)\n")
                .write("witness.md", manuscript("Witness", "date: 2026-03-01"))
                .runImport();
    }

    @Test
    void fileOfALiveArticleIsServed() {
        MediaCatalog.CatalogEntry report = entry("report.pdf");
        assertThat(report.served().type()).isEqualTo("application/pdf");
        assertThat(report.served().size()).isEqualTo(PDF.length());

        String address = media().at("report.pdf").orElseThrow().address();
        assertThat(media().find(report.hash(), address))
                .hasValueSatisfying(servedFile -> assertThat(servedFile.file()).hasContent(PDF));
        assertThat(media().find(report.hash(), address + "x")).isEmpty();
        assertThat(media().find("0".repeat(64), address)).isEmpty();
    }

    @Test
    void fileOfADraftIsNotServed() {
        MediaCatalog.CatalogEntry secret = entry("secret.pdf");

        assertThat(media().find(secret.hash(), media().at("secret.pdf").orElseThrow().address())).isEmpty();
    }

    @Test
    void fileIsNotServedOnceItsArticleIsGone() {
        MediaCatalog.CatalogEntry report = entry("report.pdf");
        String address = media().at("report.pdf").orElseThrow().address();

        testPublication.advanceClock(Duration.ofDays(1)).openEdition();
        assertThat(media().find(report.hash(), address)).as("its article expired").isEmpty();

        testPublication.write("witness.md", manuscript("Witness", "date: 2026-03-01") + "\n[Report](report.pdf)\n").runImport();
        assertThat(media().find(report.hash(), address)).as("another article references it").isPresent();
    }

    @Test
    void changedBytesChangeTheAddress() {
        String before = entry("report.pdf").hash();

        testPublication.write("report.pdf", PDF + ", corrected").runImport();

        assertThat(entry("report.pdf").hash()).isNotEqualTo(before);
        assertThat(media().find(before, media().at("report.pdf").orElseThrow().address())).isEmpty();
    }

    @Test
    void entriesAreStoredByPath() {
        MediaCatalog.CatalogEntry report = entry("report.pdf");

        assertThat(media().all()).extracting(MediaCatalog.CatalogEntry::path).containsExactlyInAnyOrder("report.pdf",
                "secret.pdf");
        assertThat(media().at(List.of("nothing.pdf"))).isEmpty();
        assertThat(media().unreadablePaths()).isEmpty();
        testPublication.bean(Editions.class).inTransaction(() -> {
            media().remove(List.of("report.pdf"));
            assertThat(media().at(List.of("report.pdf"))).isEmpty();
            media().put(report);
            return report;
        });
        assertThat(entry("report.pdf")).isEqualTo(report);
    }

    private MediaCatalog media() {
        return testPublication.bean(MediaCatalog.class);
    }

    private MediaCatalog.CatalogEntry entry(String path) {
        return media().at(List.of(path)).getFirst();
    }
}
