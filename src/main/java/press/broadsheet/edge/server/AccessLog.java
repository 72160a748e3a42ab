package press.broadsheet.edge.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import org.eclipse.jetty.server.AsyncRequestLogWriter;
import org.eclipse.jetty.server.CustomRequestLog;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.RequestLogWriter;

/** An access log that is written by a thread of its own, since kept pages are answered on threads that never block. */
final class AccessLog {

    private static final int WAITING = 256 << 10;

    private AccessLog() {}

    /** The same, but without what the site asks itself. */
    static CustomRequestLog like(CustomRequestLog log) {
        AsyncRequestLogWriter writer = new AsyncRequestLogWriter(null, new LinkedBlockingQueue<>(WAITING));
        if (log.getWriter() instanceof RequestLogWriter configured) {
            writer.setFilename(configured.getFileName());
            writer.setFilenameDateFormat(configured.getFilenameDateFormat());
            writer.setRetainDays(configured.getRetainDays());
            writer.setAppend(configured.isAppend());
            Optional.ofNullable(configured.getFileName()).map(Path::of).map(Path::getParent).ifPresent(AccessLog::make);
        }
        CustomRequestLog own = new CustomRequestLog(writer, log.getFormatString());
        own.setIgnorePaths(log.getIgnorePaths());
        own.setFilter((request, _) -> !(request.getConnectionMetaData().getConnector() instanceof LocalConnector));
        return own;
    }

    private static void make(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
