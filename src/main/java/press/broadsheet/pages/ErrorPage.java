package press.broadsheet.pages;

import press.broadsheet.pages.metadata.HtmlHead;
import press.broadsheet.pages.metadata.PageModel;
import press.broadsheet.pages.view.Localizer;

/**
 * The page for an error status.
 *
 * @param status the HTTP status, shown large
 * @param suggestions other articles; none if the page is rendered without the archive
 * @param hasNavigation false if the page is rendered without the archive
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

    private static ErrorPage of(int code, Suggestions suggestions, boolean hasNavigation, Localizer localizer) {
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
                hasNavigation);
    }

    @Override
    public boolean hasSearchForm() {
        return true;
    }
}
