package press.broadsheet.edge.response;

/**
 * The error page for requests that are too malformed to reach the application, and for failures of its own error pages. It
 * reports what happened without naming the server, the cause or any request data.
 */
public final class FallbackErrorPage {

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex">
            <meta name="color-scheme" content="light dark">
            <title>%1$d: %2$s</title>
            </head>
            <body>
            <main>
            <h1>%2$s</h1>
            <p>%3$s</p>
            <p><a href="/">Go to the front page</a></p>
            </main>
            </body>
            </html>
            """;

    private FallbackErrorPage() {}

    /** The page for a status of 400 or more, as {@code text/html;charset=UTF-8}. */
    public static String page(int status) {
        return status < 500
                ? PAGE.formatted(status, "We could not read this request",
                        "The address is malformed, or what came with it was. Nothing is lost.")
                : PAGE.formatted(status, "Something went wrong on our side", "Please try again in a moment.");
    }
}
