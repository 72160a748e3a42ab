package press.broadsheet.archive.database;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.h2.api.ErrorCode;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/** Whether an exception of H2 concerns the whole database or only the statement that caused it. */
enum DatabaseFailure {

    /** The database is closed or about to be: H2 closes it after the first failed write and never reopens it. */
    CLOSED,

    /** The stored data is inconsistent or unreadable. */
    CORRUPT,

    /** Only the statement failed. */
    NONE;

    private static final Set<Integer> CLOSED_CODES = Set.of(ErrorCode.DATABASE_IS_CLOSED, ErrorCode.IO_EXCEPTION_2);

    private static final Set<Integer> CORRUPTION_CODES = Set.of(ErrorCode.FILE_CORRUPTED_1,
            ErrorCode.ROW_NOT_FOUND_WHEN_DELETING_1, ErrorCode.ROW_NOT_FOUND_IN_PRIMARY_INDEX);

    private static final Set<Integer> CORRUPT_PAGE_CODES = Set.of(DataUtils.ERROR_FILE_CORRUPT, DataUtils.ERROR_CHUNK_NOT_FOUND,
            DataUtils.ERROR_BLOCK_NOT_FOUND, DataUtils.ERROR_SERIALIZATION);

    private static final Set<Integer> UNUSABLE_STORE_CODES =
            Set.of(DataUtils.ERROR_WRITING_FAILED, DataUtils.ERROR_READING_FAILED,
                    DataUtils.ERROR_CLOSED);

    /**
     * Keys that the archive generates itself, so that a duplicate shows a damaged database and not a bad manuscript. H2 names
     * the table behind the index, as in {@code "PUBLIC.PRIMARY_KEY_5 ON PUBLIC.EDITION(NUMBER) VALUES (…)"}.
     */
    private static final Pattern GENERATED_KEY =
            Pattern.compile(" ON PUBLIC\\.(EDITION\\(|TALLY\\(|ARTICLE\\(ID\\b)", Pattern.CASE_INSENSITIVE);

    static DatabaseFailure of(SQLException failure) {
        int code = failure.getErrorCode();
        if (CORRUPTION_CODES.contains(code) || code == ErrorCode.DUPLICATE_KEY_1 && isGeneratedKey(failure)) {
            return CORRUPT;
        }
        Optional<MVStoreException> store = DiskFullFailureAnalyzer.causes(failure).filter(MVStoreException.class::isInstance)
                .map(MVStoreException.class::cast)
                .findFirst();
        if (store.filter(it -> CORRUPT_PAGE_CODES.contains(it.getErrorCode())).isPresent()) {
            return CORRUPT;
        }
        boolean unusable = store.filter(it -> UNUSABLE_STORE_CODES.contains(it.getErrorCode())
                || DiskFullFailureAnalyzer.causes(it).anyMatch(IOException.class::isInstance)).isPresent();
        return unusable || CLOSED_CODES.contains(code) ? CLOSED : NONE;
    }

    private static boolean isGeneratedKey(SQLException failure) {
        return GENERATED_KEY.matcher(String.valueOf(failure.getMessage())).find();
    }
}
