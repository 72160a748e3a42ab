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
 * Finds the files that the archive refuses, so that they are held back and the rest is published; and tells their fault from
 * the database's, which is no file's problem.
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

    /** Refused files, by path: undoes the transaction in which they were found. */
    static final class RejectedFilesException extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient Map<String, WriteRejection> files;

        RejectedFilesException(Map<String, WriteRejection> files) {
            super("the archive refuses " + files.keySet());
            this.files = files;
        }

        Map<String, WriteRejection> files() {
            return files;
        }
    }

    /** Writes what it can of those things within the transaction at hand; the refusals of the rest, by the paths of their files. */
    <T> Map<String, WriteRejection> write(List<T> things, Function<T, String> path, Consumer<List<T>> write) {
        return byPath(bisectingWriter.write(things, write), path);
    }

    static <T> Map<String, WriteRejection> byPath(List<Rejected<T>> refused, Function<T, String> path) {
        Map<String, WriteRejection> byPath = new LinkedHashMap<>();
        refused.forEach(one -> byPath.put(path.apply(one.item()), one.rejection()));
        return byPath;
    }

    /** Everything is to be written; where some of it is refused, what was written is undone, and tried again without it. */
    static void demand(Map<String, WriteRejection> refused) {
        if (!refused.isEmpty()) {
            throw new RejectedFilesException(refused);
        }
    }

    /**
     * What to tell of those files. Where it might be the database's fault, a text that is in order is written too, and undone:
     * if that is refused, its trouble is thrown.
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
                .log("The archive refuses {}", path);
        return Problem.error(path, 0, 0, writeRejection.reason(), writeRejection.internalError()
                ? "Report it with the log of this import; the file is held back until then, or until it changes."
                : "Change that in the file, which is held back until then; all else is published.");
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
