package press.broadsheet.feeds;

import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Serves the sitemaps, the news sitemap and robots.txt. */
@Controller
class SitemapController {

    private final Sitemaps sitemaps;

    SitemapController(Sitemaps sitemaps) {
        this.sitemaps = sitemaps;
    }

    @GetMapping("/sitemap.xml")
    ModelAndView index() {
        return new ModelAndView("sitemap-index.xml", "sitemaps", sitemaps.sitemapUrls());
    }

    @GetMapping("/sitemaps/{name}.xml")
    ModelAndView sitemap(@PathVariable String name) {
        return Optional.of(sitemaps.find(name))
                .filter(urls -> !urls.isEmpty())
                .map(urls -> new ModelAndView("sitemap-urls.xml", "urls", urls))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @GetMapping("/sitemap-news.xml")
    ModelAndView news() {
        return new ModelAndView("sitemap-news.xml", "news", sitemaps.news());
    }

    @GetMapping("/robots.txt")
    ModelAndView robots() {
        return new ModelAndView("robots.txt", "sitemaps", sitemaps.entryPoints());
    }
}
