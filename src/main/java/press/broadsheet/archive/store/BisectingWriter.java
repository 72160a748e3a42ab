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
 * Writes many items in one batch. Rejected ones are found by bisection, each attempt in a savepoint. With k of n items
 * rejected, this takes about k log n attempts, and never more than 2n.
 */
@Component
public class BisectingWriter {

    private final TransactionTemplate savepoint;

    BisectingWriter(PlatformTransactionManager transactions) {
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** An item that was not written, and why. */
    public record Rejected<T>(T item, WriteRejection rejection) {}

    /**
     * Writes the items within a transaction and returns the rejected ones. Throws if the failure has another cause.
     *
     * @param write writes a sublist, in order; rolled back if it throws
     */
    public <T> List<Rejected<T>> write(List<T> items, Consumer<List<T>> write) {
        return findRejected(items, part -> attempt(part, write));
    }

    /**
     * Finds the rejected items by bisection.
     *
     * @param attempt why a sublist is rejected; empty if it is not
     */
    public static <T> List<Rejected<T>> findRejected(List<T> items, Function<List<T>, Optional<WriteRejection>> attempt) {
        Optional<WriteRejection> rejection = items.isEmpty() ? Optional.empty() : attempt.apply(items);
        if (rejection.isEmpty()) {
            return List.of();
        }
        if (items.size() == 1) {
            return List.of(new Rejected<>(items.getFirst(), rejection.get()));
        }
        int half = items.size() / 2;
        return Stream.of(items.subList(0, half), items.subList(half, items.size()))
                .flatMap(part -> findRejected(part, attempt).stream())
                .toList();
    }

    private <T> Optional<WriteRejection> attempt(List<T> items, Consumer<List<T>> write) {
        try {
            savepoint.executeWithoutResult(_ -> write.accept(items));
            return Optional.empty();
        } catch (RuntimeException failed) {
            return Optional.of(WriteRejection.of(failed).orElseThrow(() -> failed));
        }
    }
}
