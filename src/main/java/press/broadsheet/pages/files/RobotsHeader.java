package press.broadsheet.pages.files;

import jakarta.servlet.http.HttpServletResponse;

/** Excludes files from search engines with a header field, as pages do with a {@code meta} element. */
public final class RobotsHeader {

    private static final String HEADER = "X-Robots-Tag";

    private RobotsHeader() {}

    public static void setNoindex(HttpServletResponse response, boolean noindex) {
        if (noindex) {
            response.setHeader(HEADER, "noindex");
        }
    }
}
