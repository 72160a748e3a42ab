package press.broadsheet.pages;

import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import press.broadsheet.publication.Publication;

/** What every page shares, error pages too: nothing here may need the archive. */
@ControllerAdvice(basePackageClasses = PageAdvice.class)
class PageAdvice {

    private final Publication publication;
    private final Assets assets;

    PageAdvice(Publication publication, Assets assets) {
        this.publication = publication;
        this.assets = assets;
    }

    @ModelAttribute("paper")
    Publication paper() {
        return publication;
    }

    @ModelAttribute("assets")
    Assets assets() {
        return assets;
    }
}
