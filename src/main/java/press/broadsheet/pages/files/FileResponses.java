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

/** Answers with files, whole or in parts; what an address holds never changes. */
@Component
public class FileResponses {

    private static final CacheControl IMMUTABLE = CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final Duration writeTimeout;

    /**
     * @param writeTimeout with a reader who takes nothing: as over any connection
     */
    FileResponses(@Value("${server.tomcat.connection-timeout}") Duration writeTimeout) {
        this.writeTimeout = writeTimeout;
    }

    /**
     * Sends a file whose content that hash names, or the part of it that is asked for; what a reader does not take at once he
     * gets after the return.
     */
    public void send(Path file, String hash, String type, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        // feed readers and other papers show them too
        response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
        response.setHeader(HttpHeaders.CACHE_CONTROL, IMMUTABLE.getHeaderValue());
        String etag = "\"" + hash + "\"";
        if (new ServletWebRequest(request, response).checkNotModified(etag)) {
            return;
        }
        response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
        long size = Files.size(file);
        Optional<ByteRange> stretch = ByteRange.of(request, etag, size);
        if (stretch.isEmpty()) {
            response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + size);
            response.setStatus(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
            return;
        }
        response.setContentType(type);
        stretch.get().to(response);
        if (!request.getMethod().equals("HEAD")) {
            new AsyncFileWriter(file, stretch.get(), request.startAsync(), response.getOutputStream(), writeTimeout).start();
        }
    }
}
