package press.broadsheet.edge.server;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import press.broadsheet.edge.response.FallbackErrorPage;

/** Replaces Tomcat's own error page, for requests too malformed to reach the application and when its error pages fail too. */
final class ErrorPageValve extends ErrorReportValve {

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
                page.write(FallbackErrorPage.page(status));
                response.finishResponse();
            }
        } catch (IOException | IllegalStateException e) {
            // // the client is gone, or the response is committed: nothing can be sent
        }
    }
}
