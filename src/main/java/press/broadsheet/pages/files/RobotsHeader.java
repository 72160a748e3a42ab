package press.broadsheet.pages.files;

import jakarta.servlet.http.HttpServletResponse;

/** Asks search engines in the head of an answer not to keep it, as the pages do in their own head. */
public final class RobotsHeader {

    private static final String HEADER = "X-Robots-Tag";

    private RobotsHeader() {}

    public static void setNoindex(HttpServletResponse response, boolean noindex) {
        if (noindex) {
            response.setHeader(HEADER, "noindex");
        }
    }
}
