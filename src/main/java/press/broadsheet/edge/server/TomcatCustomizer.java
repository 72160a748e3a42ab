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

/** Installs the valves and the fast path for cached pages in Tomcat. */
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
            factory.setHttp2(null); // else Spring Boot's own protocol would accept upgrades
        }
        factory.addConnectorCustomizers(connector -> connector.addLifecycleListener(event -> {
            if (event.getType().equals(Lifecycle.AFTER_INIT_EVENT)) {
                installCachedPages(connector);
            }
        }));
        factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.getPipeline().addValve(new ErrorPageValve());
                host.setErrorReportValveClass(ErrorPageValve.class.getName()); // else the host adds its own
            }
        });
    }

    /** Runs after the connector is initialised, when it has created its adapter, and before the first connection. */
    private void installCachedPages(Connector connector) {
        AbstractHttp11Protocol<?> protocol = (AbstractHttp11Protocol<?>) connector.getProtocolHandler();
        Adapter container = protocol.getAdapter();
        CachedPageAdapter cachedPages = new CachedPageAdapter(container, connector, pages);
        protocol.setAdapter(cachedPages);
        if (protocol instanceof FastPathProtocol fastPath) {
            fastPath.serveOnPoller(cachedPages); // without it, workers serve cached pages
        }
        for (UpgradeProtocol upgrade : connector.findUpgradeProtocols()) {
            if (upgrade instanceof Http2Protocol http2) {
                http2.setStreamWriteTimeout(protocol.getConnectionTimeout()); // as on HTTP/1.1 connections
            }
        }
        internalRequests.connect(new InternalRequestDispatcher(container)::send);
    }
}
