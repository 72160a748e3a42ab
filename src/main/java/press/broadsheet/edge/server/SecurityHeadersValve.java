package press.broadsheet.edge.server;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.List;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import press.broadsheet.edge.response.HeaderField;
import press.broadsheet.edge.response.SecurityHeaders;

/** Runs first in the engine, so that Tomcat's own responses to malformed requests carry the security headers too. */
final class SecurityHeadersValve extends ValveBase {

    private final List<HeaderField> fields;

    SecurityHeadersValve(SecurityHeaders headers) {
        super(true);
        this.fields = headers.fields();
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        fields.forEach(field -> response.setHeader(field.name(), field.value()));
        getNext().invoke(request, response);
    }
}
