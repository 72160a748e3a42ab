package press.broadsheet.importer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A child JVM with the class path of this one and the given options; uses only the C1 compiler, since it is short-lived. */
public record ChildJvm(int exitCode, String output) {

    public static ChildJvm run(List<String> options, Class<?> main, String... arguments)
            throws IOException, InterruptedException {
        Process process = start(options, main, arguments);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new ChildJvm(process.waitFor(), output);
    }

    public static Process start(List<String> options, Class<?> main, String... arguments) throws IOException {
        Process process = new ProcessBuilder(command(options, main, arguments)).redirectErrorStream(true).start();
        process.getOutputStream().close();
        return process;
    }

    public static List<String> command(List<String> options, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    public static void await(Process process) throws InterruptedException {
        process.waitFor(60, TimeUnit.SECONDS);
    }
}
