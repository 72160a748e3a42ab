package press.broadsheet.edge.server;

import java.nio.ByteBuffer;
import java.nio.channels.CompletionHandler;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.Context;
import org.apache.tomcat.util.net.NioEndpoint.NioSocketWrapper;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.apache.tomcat.util.net.SocketWrapperBase.BlockingMode;
import org.apache.tomcat.util.net.SocketWrapperBase.CompletionState;
import org.jspecify.annotations.Nullable;

/**
 * Sends the part of a response that the client has not accepted yet. Uses Tomcat's asynchronous write, which holds no thread
 * while the client reads nothing and closes the connection after its write timeout. A shutdown waits for it, as for unfinished
 * servlet requests.
 */
final class PendingWrite implements CompletionHandler<Long, Void>, Runnable {

    /** Bytes per write: the JDK copies a whole buffer into a direct one before writing, and caches that per thread. */
    private static final int CHUNK_SIZE = 64 << 10;

    private final NioSocketWrapper connection;
    private final Context context;
    private final ByteBuffer[] parts;
    private final boolean keepAlive;

    PendingWrite(NioSocketWrapper connection, Context context, boolean keepAlive, ByteBuffer... parts) {
        this.connection = connection;
        this.context = context;
        this.parts = parts;
        this.keepAlive = keepAlive;
    }

    /** Has a worker write as much as the client accepts now, and schedules the rest. */
    void begin() {
        context.incrementInProgressAsyncCount();
        try {
            connection.execute(this);
        } catch (RejectedExecutionException stopped) {
            failed(stopped, null);
        }
    }

    @Override
    public void run() {
        for (ByteBuffer part : parts) {
            while (part.hasRemaining()) {
                if (write(part) != CompletionState.INLINE) {
                    return; // completed or failed is called, or was
                }
            }
        }
        end();
    }

    private CompletionState write(ByteBuffer part) {
        ByteBuffer chunk = part.slice(part.position(), Math.min(CHUNK_SIZE, part.remaining()));
        part.position(part.position() + chunk.remaining());
        return connection.write(BlockingMode.CLASSIC, -1, TimeUnit.MILLISECONDS, null,
                SocketWrapperBase.COMPLETE_WRITE, this, chunk);
    }

    @Override
    public void completed(Long written, Void nothing) {
        run();
    }

    @Override
    public void failed(Throwable clientGone, @Nullable Void nothing) {
        connection.close();
        context.decrementInProgressAsyncCount();
    }

    /** Processes the next pipelined request, or waits for one. */
    private void end() {
        context.decrementInProgressAsyncCount();
        if (!keepAlive) {
            connection.close();
            return;
        }
        connection.updateLastRead();
        if (connection.getSocketBufferHandler().isReadBufferEmpty()) {
            connection.registerReadInterest();
        } else {
            connection.processSocket(SocketEvent.OPEN_READ, true);
        }
    }
}
