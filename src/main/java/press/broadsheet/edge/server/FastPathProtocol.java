package press.broadsheet.edge.server;

import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.apache.tomcat.util.threads.TaskQueue;
import org.apache.tomcat.util.threads.TaskThreadFactory;

/**
 * Tomcat's NIO connector with one change: the poller thread serves a request for a cached page at once, instead of handing it to
 * a worker. Every other request takes the usual path, to {@link RequestExecutor}.
 *
 * <p>It relies on this behaviour of Tomcat: the poller calls {@link NioEndpoint#processSocket} once for a connection that has
 * sent data, after it has removed its read interest, and the code that handles the connection registers it again.
 *
 * <p>Public, since Tomcat creates it by class name.
 */
public final class FastPathProtocol extends Http11NioProtocol {

    public FastPathProtocol() {
        super(new Endpoint());
    }

    /** Enables serving cached pages on the poller thread. */
    void serveOnPoller(CachedPageAdapter pages) {
        if (getEndpoint() instanceof Endpoint endpoint) {
            endpoint.pollerResponder = Optional.of(new PollerResponder(this, endpoint, pages));
        }
    }

    /**
     * False over TLS, where the poller sees only encrypted bytes, and where requests per connection are limited and must be
     * counted.
     */
    boolean canServeOnPoller() {
        return !isSSLEnabled() && getMaxKeepAliveRequests() < 0;
    }

    private static final class Endpoint extends NioEndpoint {

        private volatile Optional<PollerResponder> pollerResponder = Optional.empty();

        @Override
        public void createExecutor() {
            TaskQueue queue = new TaskQueue(getMaxQueueSize());
            ThreadFactory threads = new TaskThreadFactory(getName() + "-exec-", getDaemon(), getThreadPriority());
            RequestExecutor requestExecutor =
                    new RequestExecutor(getMinSpareThreads(), getMaxThreads(), getThreadsMaxIdleTime(), queue, threads);
            queue.setParent(requestExecutor);
            setExecutor(requestExecutor);
            internalExecutor = true; // so that the endpoint shuts it down
        }

        @Override
        public boolean processSocket(SocketWrapperBase<NioChannel> socket, SocketEvent event, boolean dispatch) {
            if (event == SocketEvent.OPEN_READ && dispatch && socket instanceof NioSocketWrapper connection
                    && pollerResponder.isPresent() && serve(pollerResponder.get(), connection)) {
                return true;
            }
            return super.processSocket(socket, event, dispatch);
        }

        private static boolean serve(PollerResponder pollerResponder, NioSocketWrapper connection) {
            try {
                return pollerResponder.serve(connection);
            } catch (RuntimeException bug) {
                connection.close(); // its read interest was removed, so it would hang
                throw bug;
            }
        }
    }
}
