package press.broadsheet.importer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.stereotype.Component;
import press.broadsheet.archive.edition.Editions;
import press.broadsheet.archive.ledger.Ledger;
import press.broadsheet.archive.store.ArticleStore;
import press.broadsheet.archive.store.ArticleStore.PlannedArticle;
import press.broadsheet.archive.store.ArticleStore.Stage;
import press.broadsheet.archive.store.BisectingWriter;
import press.broadsheet.archive.store.BisectingWriter.Rejected;
import press.broadsheet.archive.store.StagedTexts;
import press.broadsheet.archive.store.WriteRejection;
import press.broadsheet.manuscript.Manuscript;
import press.broadsheet.manuscript.text.Problem;
import press.broadsheet.publication.Slug;

/**
 * Finds the files that the archive rejects, so that the rest can be published, and distinguishes them from failures of the
 * database itself.
 */
@Component
class RejectedFileFinder {

    private static final Logger log = LoggerFactory.getLogger(RejectedFileFinder.class);

    private final BisectingWriter bisectingWriter;
    private final Editions editions;
    private final ArticleStore articleStore;
    private final StagedTexts texts;
    private final ManuscriptLoader loader;

    RejectedFileFinder(BisectingWriter bisectingWriter, Editions editions, ArticleStore articleStore, StagedTexts texts,
            ManuscriptLoader loader) {
        this.bisectingWriter = bisectingWriter;
        this.editions = editions;
        this.articleStore = articleStore;
        this.texts = texts;
        this.loader = loader;
    }

    /** Carries rejected files, by path. Rolls back the transaction in which they were found. */
    static final class RejectedFilesException extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient Map<String, WriteRejection> files;

        RejectedFilesException(Map<String, WriteRejection> files) {
            super("The archive rejects " + files.keySet());
            this.files = files;
        }

        Map<String, WriteRejection> files() {
            return files;
        }
    }

    /** Writes the items that the archive accepts, in the current transaction; returns the rejections of the others, by path. */
    <T> Map<String, WriteRejection> write(List<T> items, Function<T, String> path, Consumer<List<T>> write) {
        return byPath(bisectingWriter.write(items, write), path);
    }

    static <T> Map<String, WriteRejection> byPath(List<Rejected<T>> refused, Function<T, String> path) {
        Map<String, WriteRejection> byPath = new LinkedHashMap<>();
        refused.forEach(one -> byPath.put(path.apply(one.item()), one.rejection()));
        return byPath;
    }

    /** Throws if there are rejected files, so that the transaction is rolled back and repeated without them. */
    static void demand(Map<String, WriteRejection> refused) {
        if (!refused.isEmpty()) {
            throw new RejectedFilesException(refused);
        }
    }

    /**
     * The problems of rejected files. If the database may be at fault, a valid sample is written and rolled back: if that is
     * rejected too, its exception is thrown.
     */
    Map<String, Problem> problems(Map<String, WriteRejection> refused) {
        if (!refused.values().stream().allMatch(WriteRejection::contentAtFault)) {
            writeSample();
        }
        Map<String, Problem> problems = new LinkedHashMap<>();
        refused.forEach((path, writeRejection) -> problems.put(path, problem(path, writeRejection)));
        return problems;
    }

    private static Problem problem(String path, WriteRejection writeRejection) {
        log.atLevel(writeRejection.internalError() ? Level.ERROR : Level.DEBUG)
                .setCause(writeRejection.cause())
                .log("The archive rejects {}", path);
        return Problem.error(path, 0, 0, writeRejection.reason(), writeRejection.internalError()
                ? "Report it with the log of this import. The file is skipped until it changes; all others are published."
                : "Correct the file. It is skipped until then; all others are published.");
    }

    private void writeSample() {
        Manuscript sample = loader.sample();
        Slug slug = Slug.of(UUID.randomUUID().toString());
        PlannedArticle plannedArticle =
                new PlannedArticle(sample, Optional.empty(), sample.path() + slug, slug, List.of(Ledger.address(slug)));
        editions.tryInTransaction(() -> {
            articleStore.save(List.of(plannedArticle), texts.stage(List.of(sample)), editions.nextAsOf(), Stage.LATER_EDITION);
            return Optional.empty();
        });
    }
}
