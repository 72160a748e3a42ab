package press.broadsheet.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import press.broadsheet.archive.Media;

/** Sends the pictures and files of articles, whole or in parts. What an address holds never changes. */
@Controller
class MediaController {

    private static final CacheControl FOR_EVER = CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    /** Drawings may hold scripts, links to elsewhere and forms; opened by itself, ours does nothing. */
    private static final String SVG_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

    private final Media media;

    MediaController(Media media) {
        this.media = media;
    }

    @GetMapping("/media/{hash}/{name}")
    @Nullable
    ResponseEntity<Resource> send(@PathVariable String hash, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<Media.Sent> found = media.find(hash, request.getRequestURI());
        if (found.isEmpty()) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return null;
        }
        return answer(found.get(), request, response);
    }

    private static ResponseEntity<Resource> answer(
            Media.Sent sent, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String etag = "\"" + sent.hash() + "\"";
        MediaType type = MediaType.parseMediaType(sent.medium().type());
        // feed readers and other papers show them too; set here, since those of a ResponseEntity come on top
        response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
        if (type.getSubtype().equals("svg+xml")) {
            response.setHeader("Content-Security-Policy", SVG_POLICY);
        }
        if (type.getType().equals("application") && !type.getSubtype().equals("pdf")) {
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment");
        }
        return ResponseEntity.ok().cacheControl(FOR_EVER).eTag(etag).contentType(type).contentLength(sent.medium().size())
                .body(body(sent, etag, request));
    }

    /** RFC 9110, section 13.1.5: who asks for a part of something else gets the whole of this. */
    private static Resource body(Media.Sent sent, String etag, HttpServletRequest request) {
        FileSystemResource file = new FileSystemResource(sent.file());
        String ifRange = Optional.ofNullable(request.getHeader(HttpHeaders.IF_RANGE)).orElse(etag);
        return ifRange.equals(etag) ? file : new InputStreamResource(file);
    }
}
