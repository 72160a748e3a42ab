package press.broadsheet.archive.mirror;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import press.broadsheet.archive.ledger.LedgerLine;
import press.broadsheet.publication.Article;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(180)
class LedgerPatcherTests {

    @TempDir
    private Path home;

    private Random random = new Random(0);

    @RepeatedTest(200)
    void patchedFileEqualsFullRewrite(RepetitionInfo repetition) throws IOException {
        random = new Random(repetition.getCurrentRepetition());
        TreeMap<String, LedgerLine> ledger = lines(random.nextInt(200));
        Path before = Files.writeString(home.resolve("before"), text(ledger.values()));
        TreeMap<String, LedgerLine> changed = lines(random.nextInt(20));
        ledger.keySet().stream().filter(address -> random.nextInt(10) == 0)
                .forEach(address -> changed.put(address, line(address)));

        LedgerPatcher.write(before, home.resolve("after"), List.copyOf(changed.values()));

        if (changed.isEmpty()) {
            assertThat(home.resolve("after")).doesNotExist();
            return;
        }
        ledger.putAll(changed);
        assertThat(home.resolve("after")).hasContent(text(ledger.values()));
    }

    @Test
    void unchangedLinesWriteNothing() throws IOException {
        TreeMap<String, LedgerLine> ledger = lines(1000);
        Path before = Files.writeString(home.resolve("before"), text(ledger.values()));

        LedgerPatcher.write(before, home.resolve("after"), List.of());
        LedgerPatcher.write(before, home.resolve("after"), List.copyOf(ledger.values()));

        assertThat(home.resolve("after")).doesNotExist();
    }

    /** Addresses of several scripts and lengths, so that lines start and end anywhere within a block. */
    private TreeMap<String, LedgerLine> lines(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> "/articles/" + List.of("a", "é", "新闻", "\ud835\udd38", "ﬀ").get(random.nextInt(5))
                        + random.nextInt(500))
                .distinct()
                .collect(Collectors.toMap(address -> address, this::line, (first, second) -> second, TreeMap::new));
    }

    private LedgerLine line(String address) {
        String headline = "Rates\tand\n\\taxes — 税 ".repeat(random.nextInt(random.nextInt(10) == 0 ? 1000 : 10));
        return new LedgerLine(address, true, new Article.Identity("id-" + random.nextInt(), "tag:news", Instant.EPOCH), "a.md",
                "digest", new LedgerLine.GoneNotice(headline, Optional.empty(), Optional.empty(), "", ""), Instant.EPOCH,
                Optional.empty());
    }

    private static String text(Collection<LedgerLine> lines) {
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }
}
