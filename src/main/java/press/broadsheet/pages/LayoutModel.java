package press.broadsheet.pages;

import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import press.broadsheet.pages.files.Assets;
import press.broadsheet.publication.Publication;

/** The model attributes that every page shares, error pages included: no access to the archive until a template needs it. */
@ControllerAdvice(basePackageClasses = LayoutModel.class)
class LayoutModel {

    private final Publication publication;
    private final Assets assets;
    private final Navigation navigation;

    LayoutModel(Publication publication, Assets assets, Navigation navigation) {
        this.publication = publication;
        this.assets = assets;
        this.navigation = navigation;
    }

    @ModelAttribute("publication")
    Publication publicationAttribute() {
        return publication;
    }

    @ModelAttribute("assets")
    Assets assets() {
        return assets;
    }

    @ModelAttribute("navigation")
    Navigation navigationAttribute() {
        return navigation;
    }
}
