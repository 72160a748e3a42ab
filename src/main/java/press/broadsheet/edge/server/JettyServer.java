package press.broadsheet.edge.server;

import org.eclipse.jetty.ee11.servlet.ErrorHandler;
import org.eclipse.jetty.ee11.webapp.AbstractConfiguration;
import org.eclipse.jetty.ee11.webapp.WebAppContext;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.CustomRequestLog;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import press.broadsheet.edge.KeptPages;
import press.broadsheet.edge.SecurityHeaders;

/**
 * Sets up Jetty: kept pages are answered on its selector threads, everything else on virtual threads, so that a reader who
 * takes nothing holds no thread of the machine's, whatever the protocol.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class JettyServer implements WebServerFactoryCustomizer<JettyServletWebServerFactory> {

    /** A flood of connections waits there, and nobody is refused for it. */
    private static final int ACCEPT_QUEUE = 1024;

    private final KeptPages pages;
    private final SecurityHeaders securityHeaders;
    private final InternalRequests internalRequests;
    private final PendingAnswers pending;

    JettyServer(
            KeptPages pages, SecurityHeaders securityHeaders, InternalRequests internalRequests, PendingAnswers pending) {
        this.pages = pages;
        this.pending = pending;
        this.securityHeaders = securityHeaders;
        this.internalRequests = internalRequests;
    }

    @Override
    public void customize(JettyServletWebServerFactory factory) {
        factory.addConfigurations(new OwnErrorPages());
        factory.addServerCustomizers(this::setUp);
    }

    private void setUp(Server server) {
        for (Connector connector : server.getConnectors()) {
            connector.getConnectionFactories().forEach(JettyServer::setUp);
            if (connector instanceof AbstractConnector open) {
                open.setShutdownIdleTimeout(-1); // who is reading has as much time as ever
            }
            if (connector instanceof ServerConnector network) {
                network.setAcceptQueueSize(ACCEPT_QUEUE);
            }
            if (connector instanceof AbstractConnector open
                    && open.getConnectionFactory(HTTP2CServerConnectionFactory.class) != null) {
                open.addConnectionFactory(new PriorKnowledgeConnectionFactory(
                        open.getConnectionFactory(HTTP2CServerConnectionFactory.class).getHttpConfiguration()));
            }
        }
        if (server.getThreadPool() instanceof QueuedThreadPool threads) {
            threads.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor("request-"));
        }
        server.setErrorHandler(new BareErrorHandler(securityHeaders));
        server.setHandler(new SecurityHeadersHandler(securityHeaders, server.getHandler()));
        server.addEventListener(new LifeCycle.Listener() {
            @Override
            public void lifeCycleStarting(LifeCycle starting) { // before what Boot puts around the site meanwhile, too
                if (!(server.getHandler() instanceof KeptPageHandler)) {
                    server.setHandler(new KeptPageHandler(pages, pending, server.getHandler()));
                }
            }
        });
        if (server.getRequestLog() instanceof CustomRequestLog log) {
            server.setRequestLog(AccessLog.like(log));
        }
        internalRequests.to(server);
    }

    private static void setUp(ConnectionFactory factory) {
        if (factory instanceof HttpConfiguration.ConnectionFactory http) {
            SecureRequestCustomizer tls = http.getHttpConfiguration().getCustomizer(SecureRequestCustomizer.class);
            if (tls != null) {
                tls.setSniHostCheck(false); // no address is ever made of a Host, and monitors name what they like there
            }
        }
    }

    /** Error pages say themselves how long they may be kept. */
    private static final class OwnErrorPages extends AbstractConfiguration {

        OwnErrorPages() {
            super(new Builder());
        }

        @Override
        public void configure(WebAppContext context) {
            if (context.getErrorHandler() instanceof ErrorHandler pages) {
                pages.setCacheControl(null);
            }
        }
    }
}
