package press.broadsheet.edge;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/**
 * Tomcat's own last word, where a request is too malformed to reach our pages or they fail too. It says what happened
 * without naming the server, the cause or anything the request held.
 */
final class ErrorReport extends ErrorReportValve {

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

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            response.setContentType("text/html");
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            Writer page = response.getReporter();
            if (page != null) {
                page.write(page(status));
                response.finishResponse();
            }
        } catch (IOException | IllegalStateException e) {
            // the reader is gone, or the answer has begun: there is nobody left to tell
        }
    }

    /** The page for a status of 400 or more. */
    static String page(int status) {
        return status < 500
                ? PAGE.formatted(status, "We could not read this request",
                        "The address is malformed, or what came with it was. Nothing is lost.")
                : PAGE.formatted(status, "Something went wrong on our side", "Please try again in a moment.");
    }
}
