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
 * Tomcat's own connector, but for one thing: a request for a page that is kept is answered at once by the thread that found
 * it had come, instead of being handed to a worker. Whatever is not plainly such a request goes the way it always went, to
 * {@link RequestExecutor}.
 *
 * <p>It relies on this of Tomcat: its poller calls {@link NioEndpoint#processSocket} once for a connection that has sent
 * something, after it has ceased to listen to it, and whoever sees to the connection has it listen again.
 *
 * <p>Public, since Tomcat makes it by its name.
 */
public final class FastPathProtocol extends Http11NioProtocol {

    public FastPathProtocol() {
        super(new Endpoint());
    }

    /** From now on kept pages are answered by the thread that finds a request. */
    void answerAtOnce(CachedPageAdapter pages) {
        if (getEndpoint() instanceof Endpoint endpoint) {
            endpoint.counter = Optional.of(new PollerResponder(this, endpoint, pages));
        }
    }

    /** Over TLS the poller has no request to look at, and who counts requests on a connection wants each counted. */
    boolean mayLook() {
        return !isSSLEnabled() && getMaxKeepAliveRequests() < 0;
    }

    private static final class Endpoint extends NioEndpoint {

        private volatile Optional<PollerResponder> counter = Optional.empty();

        @Override
        public void createExecutor() {
            TaskQueue queue = new TaskQueue(getMaxQueueSize());
            ThreadFactory threads = new TaskThreadFactory(getName() + "-exec-", getDaemon(), getThreadPriority());
            RequestExecutor requestExecutor =
                    new RequestExecutor(getMinSpareThreads(), getMaxThreads(), getThreadsMaxIdleTime(), queue, threads);
            queue.setParent(requestExecutor);
            setExecutor(requestExecutor);
            internalExecutor = true; // so that it ends with us
        }

        @Override
        public boolean processSocket(SocketWrapperBase<NioChannel> socket, SocketEvent event, boolean dispatch) {
            if (event == SocketEvent.OPEN_READ && dispatch && socket instanceof NioSocketWrapper reader
                    && counter.isPresent() && serve(counter.get(), reader)) {
                return true;
            }
            return super.processSocket(socket, event, dispatch);
        }

        private static boolean serve(PollerResponder pollerResponder, NioSocketWrapper reader) {
            try {
                return pollerResponder.serve(reader);
            } catch (RuntimeException bug) {
                reader.close(); // or nobody would ever listen to it again
                throw bug;
            }
        }
    }
}
