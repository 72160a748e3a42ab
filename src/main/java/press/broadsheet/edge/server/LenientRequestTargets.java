package press.broadsheet.edge.server;

import org.apache.catalina.connector.Connector;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Accepts all request targets that browsers send, so that the client gets this site's response and not Tomcat's bare 400.
 * Browsers do not encode some characters that RFC 3986 requires to be encoded (URL Standard, section 1.3: percent-encode sets),
 * and old sites used encoded slashes; {@link press.broadsheet.publication.CanonicalUrl} encodes both.
 */
@Component
public class LenientRequestTargets implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addConnectorCustomizers(LenientRequestTargets::relax);
    }

    static void relax(Connector connector) {
        connector.setProperty("relaxedPathChars", "\"<>[]^`{|}");
        connector.setProperty("relaxedQueryChars", "\"<>[]^`{|}\\");
        connector.setEncodedSolidusHandling("passthrough");
        connector.setEncodedReverseSolidusHandling("passthrough");
    }
}
