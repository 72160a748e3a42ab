package press.broadsheet.pages.files;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import press.broadsheet.archive.media.MediaCatalog;

/** Serves the images and files of articles. */
@Controller
class MediaController {

    /** SVG files may contain scripts, external links and forms; opened directly, all are disabled. */
    private static final String SVG_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

    private final MediaCatalog mediaCatalog;
    private final FileResponses fileResponses;

    MediaController(MediaCatalog mediaCatalog, FileResponses fileResponses) {
        this.mediaCatalog = mediaCatalog;
        this.fileResponses = fileResponses;
    }

    @GetMapping("/media/{hash}/{name}")
    void send(@PathVariable String hash, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<MediaCatalog.ServedFile> found = mediaCatalog.find(hash, request.getRequestURI());
        if (found.isEmpty()) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        MediaType type = MediaType.parseMediaType(found.get().asset().type());
        if (type.getSubtype().equals("svg+xml")) {
            response.setHeader("Content-Security-Policy", SVG_POLICY);
        }
        if (type.getType().equals("application") && !type.getSubtype().equals("pdf")) {
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment");
        }
        RobotsHeader.setNoindex(response, found.get().noindex());
        fileResponses.send(found.get().file(), hash, type.toString(), request, response);
    }
}
