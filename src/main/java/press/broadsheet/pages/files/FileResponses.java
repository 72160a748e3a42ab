package press.broadsheet.pages.files;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.ServletWebRequest;

/** Sends files, whole or in part. The content at an address never changes. */
@Component
public class FileResponses {

    private static final CacheControl IMMUTABLE = CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final Duration writeTimeout;

    /**
     * @param writeTimeout how long a client may read nothing: as on any connection
     */
    FileResponses(@Value("${server.tomcat.connection-timeout}") Duration writeTimeout) {
        this.writeTimeout = writeTimeout;
    }

    /**
     * Sends the file with that content hash, or the requested range of it. What the client does not accept at once is sent
     * asynchronously after this method returns.
     */
    public void send(Path file, String hash, String type, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        // feed readers and other sites embed them too
        response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
        response.setHeader(HttpHeaders.CACHE_CONTROL, IMMUTABLE.getHeaderValue());
        String etag = "\"" + hash + "\"";
        if (new ServletWebRequest(request, response).checkNotModified(etag)) {
            return;
        }
        response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
        long size = Files.size(file);
        Optional<ByteRange> range = ByteRange.of(request, etag, size);
        if (range.isEmpty()) {
            response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + size);
            response.setStatus(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
            return;
        }
        response.setContentType(type);
        range.get().to(response);
        if (!request.getMethod().equals("HEAD")) {
            new AsyncFileWriter(file, range.get(), request.startAsync(), response.getOutputStream(), writeTimeout).start();
        }
    }
}
