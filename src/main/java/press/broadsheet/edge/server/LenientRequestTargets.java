package press.broadsheet.edge.server;

import java.util.EnumSet;
import java.util.Set;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Lets in every address that browsers really send, so that it gets our answer and not a bare 400. Browsers leave characters
 * as they are that RFC 3986 wants encoded (URL Standard, section 1.3: percent-encode sets), and old sites have encoded slashes
 * in their addresses; {@link press.broadsheet.publication.WebAddress} judges them all. A fragment is no part of a request
 * (RFC 9110, section 7.1).
 */
@Component
public class LenientRequestTargets implements WebServerFactoryCustomizer<JettyServletWebServerFactory> {

    static final UriCompliance LENIENT = new UriCompliance("LENIENT", lenient());

    @Override
    public void customize(JettyServletWebServerFactory factory) {
        factory.addServerCustomizers(LenientRequestTargets::relax);
    }

    private static void relax(Server server) {
        for (Connector connector : server.getConnectors()) {
            connector.getConnectionFactories().forEach(factory -> {
                if (factory instanceof HttpConfiguration.ConnectionFactory http) {
                    http.getHttpConfiguration().setUriCompliance(LENIENT);
                }
            });
        }
        // or the servlet API would refuse to tell the path
        server.getDescendants(ServletContextHandler.class)
                .forEach(context -> context.getServletHandler().setDecodeAmbiguousURIs(true));
    }

    private static Set<UriCompliance.Violation> lenient() {
        Set<UriCompliance.Violation> all = EnumSet.allOf(UriCompliance.Violation.class);
        all.remove(UriCompliance.Violation.FRAGMENT);
        return all;
    }
}
