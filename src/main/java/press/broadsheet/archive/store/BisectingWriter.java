package press.broadsheet.archive.store;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes many things at once, all but those that the archive refuses: these are found by halving, each attempt behind a
 * savepoint. Of n things, k of which are refused, it costs about k log n attempts, and never more than 2 n.
 */
@Component
public class BisectingWriter {

    private final TransactionTemplate savepoint;

    BisectingWriter(PlatformTransactionManager transactions) {
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** What was not written, and why. */
    public record Rejected<T>(T item, WriteRejection rejection) {}

    /**
     * Writes those things, within a transaction, and returns the ones that are refused. Throws where the trouble is not theirs.
     *
     * @param write writes a part of them, in their order; what it wrote is undone where it throws
     */
    public <T> List<Rejected<T>> write(List<T> things, Consumer<List<T>> write) {
        return refused(things, part -> attempt(part, write));
    }

    /**
     * Finds the things that are refused by halving.
     *
     * @param attempt why a part is refused, empty where it is not
     */
    public static <T> List<Rejected<T>> refused(List<T> things, Function<List<T>, Optional<WriteRejection>> attempt) {
        Optional<WriteRejection> refusal = things.isEmpty() ? Optional.empty() : attempt.apply(things);
        if (refusal.isEmpty()) {
            return List.of();
        }
        if (things.size() == 1) {
            return List.of(new Rejected<>(things.getFirst(), refusal.get()));
        }
        int half = things.size() / 2;
        return Stream.of(things.subList(0, half), things.subList(half, things.size()))
                .flatMap(part -> refused(part, attempt).stream())
                .toList();
    }

    private <T> Optional<WriteRejection> attempt(List<T> things, Consumer<List<T>> write) {
        try {
            savepoint.executeWithoutResult(_ -> write.accept(things));
            return Optional.empty();
        } catch (RuntimeException trouble) {
            return Optional.of(WriteRejection.of(trouble).orElseThrow(() -> trouble));
        }
    }
}
