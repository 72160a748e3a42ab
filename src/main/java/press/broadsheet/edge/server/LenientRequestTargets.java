package press.broadsheet.edge.server;

import org.apache.catalina.connector.Connector;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Lets in every address that browsers really send, so that it gets our answer and not Tomcat's bare 400. Browsers leave
 * characters as they are that RFC 3986 wants encoded (URL Standard, section 1.3: percent-encode sets), and old sites have
 * encoded slashes in their addresses; {@link press.broadsheet.publication.CanonicalUrl} keeps both encoded.
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
