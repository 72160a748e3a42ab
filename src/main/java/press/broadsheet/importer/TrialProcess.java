package press.broadsheet.importer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.Binder;
import press.broadsheet.imaging.HeapBudget;
import press.broadsheet.imaging.ImageMemoryEstimate;
import press.broadsheet.imaging.ImageResizer;
import press.broadsheet.imaging.MediaInspector;
import press.broadsheet.imaging.MediaInspector.Inspection;
import press.broadsheet.importer.folder.ContentFolder.ContentFile;
import press.broadsheet.manuscript.ManuscriptReader;
import press.broadsheet.publication.ImageHosts;
import press.broadsheet.publication.Publication;

/** Reads one file in a child process, which may crash. */
final class TrialProcess {

    private static final long TIMEOUT_SECONDS = 120;

    /** The minimum heap, in bytes; a JVM needs half of it to start. */
    private static final long MIN_HEAP = 48L << 20;

    private static final String BOOT_LAUNCHER = "org.springframework.boot.loader.launch.PropertiesLauncher";
    private static final Logger log = LoggerFactory.getLogger(TrialProcess.class);

    private TrialProcess() {}

    /** Whether the file can be read with as much memory as is free now. */
    static boolean passes(ContentFile contentFile) {
        try {
            Process process = new ProcessBuilder(command(contentFile))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            boolean ended = process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            if (!ended) {
                process.destroyForcibly();
            }
            boolean passed = ended && process.exitValue() == 0;
            log.info("{}: {}", contentFile.path(), passed
                    ? "read in a child process without a crash; reading it normally"
                    : ended ? "crashed the child process" : "not read within " + TIMEOUT_SECONDS + " s");
            return passed;
        } catch (IOException exception) {
            log.warn("Could not start a child process to read {} ({})", contentFile.path(), exception.toString());
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static List<String> command(ContentFile contentFile) {
        long heap = Math.max(MIN_HEAP, HeapBudget.freeHeap());
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx" + heap, "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError", "-Djava.awt.headless=true", "-cp", System.getProperty("java.class.path")));
        if (isInBootJar()) {
            command.add("-Dloader.main=" + TrialProcess.class.getName());
            command.add(BOOT_LAUNCHER);
        } else {
            command.add(TrialProcess.class.getName());
        }
        command.add(contentFile.path());
        command.add(contentFile.file().toString());
        return command;
    }

    /** Whether the classes are in nested jars of a Spring Boot jar, which {@code -cp} cannot load. */
    private static boolean isInBootJar() {
        return TrialProcess.class.getProtectionDomain().getCodeSource().getLocation().getProtocol().equals("jar");
    }

    /** @param arguments the path relative to the content folder, and the file */
    public static void main(String[] arguments) throws IOException {
        String path = arguments[0];
        Path file = Path.of(arguments[1]);
        if (ManuscriptReader.isManuscript(path)) {
            Binder defaults = new Binder(List.of());
            new ManuscriptReader(
                    defaults.bindOrCreate("broadsheet.publication", Publication.class),
                    defaults.bindOrCreate("broadsheet.edge", ImageHosts.class))
                    .read(path, Files.readAllBytes(file));
        } else {
            Inspection inspection = MediaInspector.inspect(file);
            if (inspection.rejectionReason().isEmpty() && inspection.type().startsWith("image/")) {
                ImageResizer.tryDecode(file,
                        ImageMemoryEstimate.of(inspection.type(), Files.readAllBytes(file), inspection.dimensions()));
            }
        }
        System.exit(0); // threads of timed-out work may still be running
    }
}
