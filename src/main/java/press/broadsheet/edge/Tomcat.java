package press.broadsheet.edge;

import java.time.Clock;
import org.apache.catalina.Lifecycle;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardHost;
import org.apache.coyote.Adapter;
import org.apache.coyote.UpgradeProtocol;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.coyote.http2.Http2Protocol;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Puts our valves, and the pages that are kept, into the server before everything that it does itself. */
@Component
class Tomcat implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final SecurityHeaders securityHeaders;
    private final ReadOnly readOnly;

    private final PageCache cache;
    private final BrotliPress brotli;
    private final Errands errands;
    private final Clock clock;

    Tomcat(
            SecurityHeaders securityHeaders, ReadOnly readOnly, PageCache cache, BrotliPress brotli, Errands errands,
            Clock clock) {
        this.securityHeaders = securityHeaders;
        this.readOnly = readOnly;
        this.cache = cache;
        this.brotli = brotli;
        this.errands = errands;
        this.clock = clock;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.setProtocol(ReadyProtocol.class.getName());
        factory.addEngineValves(securityHeaders, readOnly);
        factory.addConnectorCustomizers(connector -> connector.addLifecycleListener(event -> {
            if (event.getType().equals(Lifecycle.AFTER_INIT_EVENT)) {
                putReadyPagesBefore(connector);
            }
        }));
        factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.getPipeline().addValve(new ErrorReport());
                host.setErrorReportValveClass(ErrorReport.class.getName()); // or the host would add its own
            }
        });
    }

    /** The connector makes its adapter when it is initialised, and hands it to connections when they come. */
    private void putReadyPagesBefore(Connector connector) {
        AbstractHttp11Protocol<?> protocol = (AbstractHttp11Protocol<?>) connector.getProtocolHandler();
        Adapter container = protocol.getAdapter();
        protocol.setAdapter(new ReadyPages(container, connector, cache, brotli, clock));
        for (UpgradeProtocol upgrade : connector.findUpgradeProtocols()) {
            if (upgrade instanceof Http2Protocol http2) {
                http2.setStreamWriteTimeout(protocol.getConnectionTimeout()); // as over any connection
            }
        }
        errands.through(container);
    }
}
