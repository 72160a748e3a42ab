package press.broadsheet.importer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import press.broadsheet.archive.Premises;
import press.broadsheet.archive.SourceFiles.SourceFile;
import press.broadsheet.importer.CopyDesk.Copy;
import press.broadsheet.importer.SourceFolder.Entry;

/**
 * Reads what is to become one edition, however much it is. One cannot tell whom a file is before all are read, nor hold so
 * many texts as a checkout changes or a lost database leaves: they are set aside a portion at a time.
 */
@Component
class Galleys {

    /** Texts held at once. */
    private static final int PORTION = 500;

    private static final long PROGRESS_NANOS = 5_000_000_000L;
    private static final Logger log = LoggerFactory.getLogger(Galleys.class);

    private final CopyDesk desk;
    private final Premises premises;
    private final Halt halt;

    Galleys(CopyDesk desk, Premises premises, Halt halt) {
        this.desk = desk;
        this.premises = premises;
        this.halt = halt;
    }

    /** Beside the database, and not where some systems keep temporary files: in memory. */
    Galley open() {
        return new Galley(premises.beside("galley").orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir"), "galley")));
    }

    /** Few texts stay with their manuscripts; of many, all go to that galley. */
    List<Copy> read(List<Entry> entries, Map<String, SourceFile> before, Galley galley) {
        if (entries.size() <= PORTION) {
            return desk.read(entries, before);
        }
        List<Copy> copies = new ArrayList<>();
        long said = System.nanoTime();
        for (int from = 0; from < entries.size(); from += PORTION) {
            halt.check();
            copies.addAll(galley.setAside(
                    desk.read(entries.subList(from, Math.min(from + PORTION, entries.size())), before)));
            if (System.nanoTime() - said > PROGRESS_NANOS) {
                said = System.nanoTime();
                log.info("Read {} of {} manuscripts", copies.size(), entries.size());
            }
        }
        return copies;
    }
}
