package press.broadsheet.edge.server;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.http2.Http2Protocol;
import org.apache.tomcat.util.threads.ThreadPoolExecutor;

/**
 * Tomcat's workers, but what comes over HTTP/2 has a virtual thread each time: many requests come over one connection, and
 * their thread waits wherever the client grants an answer no room or takes none of the connection. Of real threads, a few
 * such clients would soon have them all.
 */
final class RequestExecutor extends ThreadPoolExecutor {

    private static final String HTTP_2 = Http2Protocol.class.getPackageName();

    private final ThreadFactory streams = Thread.ofVirtual().name("stream-", 0).factory();

    RequestExecutor(int spare, int most, long idleMillis, BlockingQueue<Runnable> queue, ThreadFactory threads) {
        super(spare, most, idleMillis, TimeUnit.MILLISECONDS, queue, threads);
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
