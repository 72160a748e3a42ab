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
 * What a reader has not taken of an answer yet. It goes out whenever he takes more, by Tomcat's asynchronous write, which
 * holds no thread while he takes nothing, and gives him up after the connection's own write timeout. A stop waits for it, as
 * for all that servlets have not finished.
 */
final class PendingWrite implements CompletionHandler<Long, Void>, Runnable {

    /** As much at a time: the JDK copies what it writes, all of what it is given, and each thread keeps its copy's room. */
    private static final int PIECE = 64 << 10;

    private final NioSocketWrapper reader;
    private final Context site;
    private final ByteBuffer[] parts;
    private final boolean keepAlive;

    PendingWrite(NioSocketWrapper reader, Context site, boolean keepAlive, ByteBuffer... parts) {
        this.reader = reader;
        this.site = site;
        this.parts = parts;
        this.keepAlive = keepAlive;
    }

    /** Has a worker write what the reader takes now, and sees to it that the rest follows. */
    void begin() {
        site.incrementInProgressAsyncCount();
        try {
            reader.execute(this);
        } catch (RejectedExecutionException stopped) {
            failed(stopped, null);
        }
    }

    @Override
    public void run() {
        for (ByteBuffer part : parts) {
            while (part.hasRemaining()) {
                if (write(part) != CompletionState.INLINE) {
                    return; // one of the methods below is called, or was
                }
            }
        }
        end();
    }

    private CompletionState write(ByteBuffer part) {
        ByteBuffer piece = part.slice(part.position(), Math.min(PIECE, part.remaining()));
        part.position(part.position() + piece.remaining());
        return reader.write(BlockingMode.CLASSIC, -1, TimeUnit.MILLISECONDS, null,
                SocketWrapperBase.COMPLETE_WRITE, this, piece);
    }

    @Override
    public void completed(Long written, Void nothing) {
        run();
    }

    @Override
    public void failed(Throwable readerIsGone, @Nullable Void nothing) {
        reader.close();
        site.decrementInProgressAsyncCount();
    }

    /** A reader who asked for more meanwhile is heard now. */
    private void end() {
        site.decrementInProgressAsyncCount();
        if (!keepAlive) {
            reader.close();
            return;
        }
        reader.updateLastRead();
        if (reader.getSocketBufferHandler().isReadBufferEmpty()) {
            reader.registerReadInterest();
        } else {
            reader.processSocket(SocketEvent.OPEN_READ, true);
        }
    }
}
