package press.broadsheet.pages;

import press.broadsheet.pages.metadata.HtmlHead;
import press.broadsheet.pages.metadata.PageModel;
import press.broadsheet.pages.view.PageFormat;

/**
 * Says that there is no page, and why.
 *
 * @param code of HTTP, set as large as a picture
 * @param offer where to look on; nothing where the archive was not asked
 * @param offersWays whether it was
 */
record NotFoundPage(HtmlHead head, int code, String heading, String text, Suggestions offer, boolean offersWays)
        implements
            PageModel {

    static NotFoundPage of(int code, PageFormat pageFormat) {
        return of(code, Suggestions.NONE, false, pageFormat);
    }

    static NotFoundPage of(int code, Suggestions suggestions, PageFormat pageFormat) {
        return of(code, suggestions, true, pageFormat);
    }

    private static NotFoundPage of(int code, Suggestions suggestions, boolean archive, PageFormat pageFormat) {
        String key = switch (code) {
            case 404, 405, 503 -> Integer.toString(code);
            default -> code < 500 ? "400" : "500";
        };
        String heading = pageFormat.words().of("nothing." + key);
        return new NotFoundPage(
                HtmlHead.ofNothing(pageFormat.language(), pageFormat.title(heading)),
                code,
                heading,
                pageFormat.words().of("nothing." + key + ".text"),
                suggestions,
                archive);
    }

    @Override
    public boolean hasSearch() {
        return true;
    }
}
