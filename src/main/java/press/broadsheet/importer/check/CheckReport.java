package press.broadsheet.importer.check;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import press.broadsheet.manuscript.text.Problem;

/**
 * The result of a check.
 *
 * @param files number of manuscripts
 * @param problems errors and warnings, sorted by path, line and column
 * @param notices changes to expect, sorted by path
 * @param failure why nothing was checked; empty if the check ran
 */
record CheckReport(int files, List<Problem> problems, List<Notice> notices, Optional<String> failure, Duration duration) {

    /** @param what a predicate whose subject is the file, such as "goes live in 3 days" */
    record Notice(String path, String what) {

        static final Comparator<Notice> BY_PATH = Comparator.comparing(Notice::path).thenComparing(Notice::what);
    }

    static CheckReport failed(String reason) {
        return new CheckReport(0, List.of(), List.of(), Optional.of(reason), Duration.ZERO);
    }

    CheckReport withDuration(Duration time) {
        return new CheckReport(files, problems, notices, failure, time);
    }

    long errors() {
        return problems.stream().filter(Problem::isError).count();
    }

    long warnings() {
        return problems.size() - errors();
    }

    /** 0 if there are only warnings, 1 if there are errors, 2 if nothing was checked. */
    int exitCode() {
        return failure.isPresent() ? 2 : errors() > 0 ? 1 : 0;
    }
}
