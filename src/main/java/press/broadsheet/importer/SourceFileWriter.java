package press.broadsheet.importer;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import press.broadsheet.archive.store.SourceFiles;
import press.broadsheet.importer.ManuscriptLoader.LoadedFile;

/** Notes which files were read, so that a file is not read again before it changes. Call it within the edition's transaction. */
@Component
class SourceFileWriter {

    private final SourceFiles files;
    private final ManuscriptLoader loader;

    SourceFileWriter(SourceFiles files, ManuscriptLoader loader) {
        this.files = files;
        this.loader = loader;
    }

    /** @param ids of the articles that were written, by path */
    void write(Collection<LoadedFile> accepted, Map<String, Long> ids) {
        files.save(accepted.stream()
                .map(loadedFile -> loader.toSourceFile(loadedFile, Optional.ofNullable(ids.get(loadedFile.source().path())),
                        false))
                .toList());
    }

    /** @param ids of the articles that were written, by path */
    void write(ImportPlan importPlan, Map<String, Long> ids) {
        files.delete(importPlan.missing());
        files.save(Stream.of(
                importPlan.accepted().stream().map(acceptedFile -> loader.toSourceFile(
                        acceptedFile.file(), Optional.ofNullable(ids.get(acceptedFile.manuscript().path())),
                        acceptedFile.file().isRefused())),
                importPlan.otherFiles()
                        .map(loadedFile -> loader.toSourceFile(loadedFile, Optional.empty(), loadedFile.isRefused())),
                importPlan.refused().stream()
                        .map(refusedFile -> loader.toSourceFile(refusedFile.file(), refusedFile.keptArticleId(), true)))
                .flatMap(Function.identity())
                .toList());
        files.touch(importPlan.touched().stream()
                .map(loadedFile -> loader.toSourceFile(loadedFile, Optional.empty(), false)).toList());
    }
}
