package press.broadsheet.pages;

import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import press.broadsheet.publication.Publication;

/** What every page shares, error pages too: nothing here may need the archive before a template asks for it. */
@ControllerAdvice(basePackageClasses = PageAdvice.class)
class PageAdvice {

    private final Publication publication;
    private final Assets assets;
    private final Ways ways;

    PageAdvice(Publication publication, Assets assets, Ways ways) {
        this.publication = publication;
        this.assets = assets;
        this.ways = ways;
    }

    @ModelAttribute("paper")
    Publication paper() {
        return publication;
    }

    @ModelAttribute("assets")
    Assets assets() {
        return assets;
    }

    @ModelAttribute("ways")
    Ways ways() {
        return ways;
    }
}
