package press.broadsheet.importer.check;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import press.broadsheet.manuscript.text.Problem;

/**
 * What a check found.
 *
 * @param files how many manuscripts there are
 * @param problems errors and warnings alone, by path and line
 * @param notices what will happen, though nothing is wrong
 * @param failure why nothing was checked at all; empty where it was
 */
record CheckReport(int files, List<Problem> problems, List<Notice> notices, Optional<String> failure, Duration duration) {

    /** What will become of a file, a clause of which it is the subject. */
    record Notice(String path, String what) {

        static final Comparator<Notice> BY_PATH = Comparator.comparing(Notice::path).thenComparing(Notice::what);
    }

    static CheckReport failed(String trouble) {
        return new CheckReport(0, List.of(), List.of(), Optional.of(trouble), Duration.ZERO);
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

    /** For whoever asked: 0 where nothing is worse than a warning, 1 where there are errors, 2 where nothing was checked. */
    int exitCode() {
        return failure.isPresent() ? 2 : errors() > 0 ? 1 : 0;
    }
}
