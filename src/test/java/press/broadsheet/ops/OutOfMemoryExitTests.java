package press.broadsheet.ops;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;
import press.broadsheet.Broadsheet;
import press.broadsheet.TrialCount;
import press.broadsheet.importer.ChildJvm;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class OutOfMemoryExitTests {

    static List<String> ways() {
        return TrialCount.isFullRun() ? List.of("thread", "logged") : List.of("logged");
    }

    @ParameterizedTest
    @MethodSource("ways")
    void outOfMemoryExitsWithAMessage(String way) throws IOException, InterruptedException {
        ChildJvm ended = ChildJvm.run(List.of("-Xmx64m"), HeapFiller.class, way);

        assertThat(ended.exitCode()).isEqualTo(OutOfMemoryExit.EXIT_CODE);
        assertThat(ended.output()).contains("Broadsheet stopped: out of memory (heap of ").contains("JAVA_OPTS=-Xmx1g");
    }

    /** Starts the server as {@code java -jar} would, and fills its heap. */
    static final class HeapFiller {

        public static void main(String[] arguments) throws InterruptedException {
            Broadsheet.main(new String[]{"--server.port=0", "--spring.datasource.url=jdbc:h2:mem:full",
                    "--broadsheet.importer.watch=false",
                    "--broadsheet.importer.folder=none"});
            if (arguments[0].equals("thread")) {
                Thread.ofPlatform().start(HeapFiller::fill);
            } else {
                try {
                    CompletableFuture.runAsync(HeapFiller::fill).get();
                } catch (ExecutionException caught) {
                    LoggerFactory.getLogger(HeapFiller.class).error("As Tomcat does", caught);
                }
            }
            Thread.sleep(60_000);
        }

        private static void fill() {
            long[][] much = new long[100_000][];
            for (int i = 0; i < much.length; i++) {
                much[i] = new long[100_000];
            }
        }
    }
}
