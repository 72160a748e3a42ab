package press.broadsheet.pages.files;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Writes a file range asynchronously, at the client's pace. Between writes it holds no thread and no open file. A client that
 * reads nothing until the timeout is disconnected.
 */
final class AsyncFileWriter implements WriteListener, AsyncListener {

    /** Bytes per write: what the client does not accept at once waits in memory. */
    private static final int CHUNK_SIZE = 32 << 10;

    private final Path file;
    private final AsyncContext asyncContext;
    private final ServletOutputStream out;
    private final Duration writeTimeout;
    private final long end;
    private final long startedAt = System.nanoTime();
    private long position;

    AsyncFileWriter(Path file, ByteRange byteRange, AsyncContext asyncContext, ServletOutputStream out, Duration writeTimeout) {
        this.file = file;
        this.asyncContext = asyncContext;
        this.out = out;
        this.writeTimeout = writeTimeout;
        this.position = byteRange.from();
        this.end = byteRange.to();
    }

    void start() {
        extendTimeout();
        asyncContext.addListener(this);
        out.setWriteListener(this);
    }

    @Override
    public void onWritePossible() throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer chunk = ByteBuffer.allocate(CHUNK_SIZE);
            while (position < end && out.isReady()) {
                writeChunk(channel, chunk);
            }
        }
        if (position == end && out.isReady()) {
            asyncContext.complete();
        }
    }

    private void writeChunk(FileChannel channel, ByteBuffer chunk) throws IOException {
        chunk.clear().limit((int) Math.min(CHUNK_SIZE, end - position));
        if (channel.read(chunk, position) < 0) {
            throw new EOFException(file + " became shorter while it was sent");
        }
        extendTimeout();
        position += chunk.position();
        out.write(chunk.flip());
        if (position == end && out.isReady()) {
            out.flush(); // else completing the request blocks on the last bytes
        }
    }

    /** Tomcat measures the timeout from the start of the response. */
    private void extendTimeout() {
        asyncContext.setTimeout(Duration.ofNanos(System.nanoTime() - startedAt).plus(writeTimeout).toMillis());
    }

    @Override
    public void onError(Throwable clientGone) {}

    @Override
    public void onError(AsyncEvent clientGone) {
        asyncContext.complete();
    }

    @Override
    public void onTimeout(AsyncEvent writeTimedOut) {
        asyncContext.complete();
    }

    @Override
    public void onComplete(AsyncEvent end) {}

    @Override
    public void onStartAsync(AsyncEvent never) {}
}
