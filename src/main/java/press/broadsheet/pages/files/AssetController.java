package press.broadsheet.pages.files;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import press.broadsheet.pages.files.Assets.Asset;

/** Serves {@link Assets}. */
@Controller
class AssetController {

    private static final CacheControl IMMUTABLE = CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
    private static final CacheControl ONE_DAY = CacheControl.maxAge(Duration.ofDays(1)).cachePublic();

    private final Assets assets;

    AssetController(Assets assets) {
        this.assets = assets;
    }

    @GetMapping(Assets.PATH_PREFIX + "**")
    void asset(HttpServletRequest request, HttpServletResponse response) throws IOException {
        send(assets.findByAddress(request.getRequestURI()), IMMUTABLE, response);
    }

    /** Browsers and feed readers request these fixed names, whatever a page links to. */
    @GetMapping({"/favicon.ico", "/apple-touch-icon.png"})
    void icon(HttpServletRequest request, HttpServletResponse response) throws IOException {
        send(assets.findByName(request.getRequestURI().substring(1)), ONE_DAY, response);
    }

    private static void send(Optional<Asset> found, CacheControl cacheControl, HttpServletResponse response) throws IOException {
        if (found.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        Asset asset = found.get();
        response.setHeader(HttpHeaders.CACHE_CONTROL, cacheControl.getHeaderValue());
        response.setContentType(asset.type().toString());
        response.setContentLengthLong(asset.content().contentLength());
        asset.content().getInputStream().transferTo(response.getOutputStream());
    }
}
