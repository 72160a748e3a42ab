package press.broadsheet.edge.server;

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
import press.broadsheet.edge.cache.CachedPageResponder;
import press.broadsheet.edge.cache.InternalRequests;
import press.broadsheet.edge.response.SecurityHeaders;

/** Puts our valves, and the pages that are kept, into the server before everything that it does itself. */
@Component
class TomcatCustomizer implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final SecurityHeaders securityHeaders;
    private final CachedPageResponder pages;
    private final InternalRequests internalRequests;

    TomcatCustomizer(SecurityHeaders securityHeaders, CachedPageResponder pages, InternalRequests internalRequests) {
        this.securityHeaders = securityHeaders;
        this.pages = pages;
        this.internalRequests = internalRequests;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.setProtocol(FastPathProtocol.class.getName());
        factory.addEngineValves(new SecurityHeadersValve(securityHeaders), new ReadOnlyValve());
        if (factory.getHttp2() != null && factory.getHttp2().isEnabled()) {
            factory.addConnectorCustomizers(connector -> connector.addUpgradeProtocol(new PriorKnowledgeHttp2Protocol()));
            factory.setHttp2(null); // or Boot's own would take upgrades, too
        }
        factory.addConnectorCustomizers(connector -> connector.addLifecycleListener(event -> {
            if (event.getType().equals(Lifecycle.AFTER_INIT_EVENT)) {
                putReadyPagesBefore(connector);
            }
        }));
        factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.getPipeline().addValve(new ErrorPageValve());
                host.setErrorReportValveClass(ErrorPageValve.class.getName()); // or the host would add its own
            }
        });
    }

    /** The connector makes its adapter when it is initialised, and hands it to connections when they come. */
    private void putReadyPagesBefore(Connector connector) {
        AbstractHttp11Protocol<?> protocol = (AbstractHttp11Protocol<?>) connector.getProtocolHandler();
        Adapter container = protocol.getAdapter();
        CachedPageAdapter ready = new CachedPageAdapter(container, connector, pages);
        protocol.setAdapter(ready);
        if (protocol instanceof FastPathProtocol own) {
            own.answerAtOnce(ready); // without this line kept pages take a worker each, and all else stays as it is
        }
        for (UpgradeProtocol upgrade : connector.findUpgradeProtocols()) {
            if (upgrade instanceof Http2Protocol http2) {
                http2.setStreamWriteTimeout(protocol.getConnectionTimeout()); // as over any connection
            }
        }
        internalRequests.connect(new InternalRequestDispatcher(container)::ask);
    }
}
