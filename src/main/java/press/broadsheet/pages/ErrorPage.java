package press.broadsheet.pages;

import press.broadsheet.pages.metadata.HtmlHead;
import press.broadsheet.pages.metadata.PageModel;
import press.broadsheet.pages.view.Localizer;

/**
 * Says that there is no page, and why.
 *
 * @param status of HTTP, set as large as a picture
 * @param suggestions where to look on; nothing where the archive was not asked
 * @param hasNavigation whether it was
 */
record ErrorPage(HtmlHead head, int status, String heading, String text, Suggestions suggestions, boolean hasNavigation)
        implements
            PageModel {

    static ErrorPage of(int code, Localizer localizer) {
        return of(code, Suggestions.NONE, false, localizer);
    }

    static ErrorPage of(int code, Suggestions suggestions, Localizer localizer) {
        return of(code, suggestions, true, localizer);
    }

    private static ErrorPage of(int code, Suggestions suggestions, boolean archive, Localizer localizer) {
        String key = switch (code) {
            case 404, 405, 503 -> Integer.toString(code);
            default -> code < 500 ? "400" : "500";
        };
        String heading = localizer.messages().get("error." + key);
        return new ErrorPage(
                HtmlHead.ofErrorPage(localizer.language(), localizer.pageTitle(heading)),
                code,
                heading,
                localizer.messages().get("error." + key + ".text"),
                suggestions,
                archive);
    }

    @Override
    public boolean hasSearchForm() {
        return true;
    }
}
