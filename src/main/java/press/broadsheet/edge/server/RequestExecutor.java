package press.broadsheet.edge.server;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.http2.Http2Protocol;
import org.apache.tomcat.util.threads.ThreadPoolExecutor;

/**
 * Tomcat's worker threads, except that each HTTP/2 stream gets a virtual thread: one connection carries many requests, and each
 * thread blocks while the client grants no flow-control window or does not read. A few such clients would occupy all platform
 * threads.
 */
final class RequestExecutor extends ThreadPoolExecutor {

    private static final String HTTP_2 = Http2Protocol.class.getPackageName();

    private final ThreadFactory streams = Thread.ofVirtual().name("stream-", 0).factory();

    RequestExecutor(int minSpare, int max, long idleMillis, BlockingQueue<Runnable> queue, ThreadFactory threads) {
        super(minSpare, max, idleMillis, TimeUnit.MILLISECONDS, queue, threads);
    }

    @Override
    public void execute(Runnable work) {
        if (work.getClass().getPackageName().equals(HTTP_2)) {
            streams.newThread(work).start();
        } else {
            super.execute(work);
        }
    }
}
