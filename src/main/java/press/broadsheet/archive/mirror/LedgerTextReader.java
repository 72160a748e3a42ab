package press.broadsheet.archive.mirror;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import press.broadsheet.archive.database.ArchiveSettings;
import press.broadsheet.archive.ledger.LedgerLine;
import press.broadsheet.manuscript.text.Problem;

/** Locates and reads the ledger's text file, without a database. */
@Component
@EnableConfigurationProperties(ArchiveSettings.class)
public class LedgerTextReader {

    private final Optional<Path> path;

    LedgerTextReader(ArchiveSettings settings, @Value("${spring.datasource.url}") String url) {
        this.path = settings.ledgerPath(url);
    }

    /** Reads the configured file, or else {@code elsewhere}. Damaged lines are reported and skipped. */
    public ParsedLedger readSnapshot(Path elsewhere, Consumer<Problem> problems) {
        return new ParsedLedger(findFile(elsewhere).map(file -> readLines(file, problems)).orElse(List.of()));
    }

    Optional<Path> path() {
        return path;
    }

    Optional<Path> findFile(Path elsewhere) {
        return Stream.concat(path.stream(), Stream.of(elsewhere)).filter(Files::isRegularFile).findFirst();
    }

    static List<LedgerLine> readLines(Path file, Consumer<Problem> problems) {
        try {
            List<LedgerLine> lines = new ArrayList<>();
            List<String> text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
            for (int number = 1; number <= text.size(); number++) {
                Optional<LedgerLine> line = LedgerLine.parse(text.get(number - 1));
                line.ifPresent(lines::add);
                if (line.isEmpty()) {
                    problems.accept(Problem.warning(
                            file.toString(),
                            number,
                            1,
                            "this line of the ledger is damaged and was skipped",
                            "Restore it from a backup or from git if its address matters."));
                }
            }
            return lines;
        } catch (IOException failed) {
            throw new UncheckedIOException("the ledger " + file + " cannot be read", failed);
        }
    }
}
