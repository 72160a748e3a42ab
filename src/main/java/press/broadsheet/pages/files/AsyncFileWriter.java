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
 * Brings a reader what he asked for of a file as quickly as he takes it. While he takes nothing, it holds neither a thread nor
 * the file open, whatever the protocol; and if he takes nothing for too long, he is given up.
 */
final class AsyncFileWriter implements WriteListener, AsyncListener {

    /** As much at a time: what a reader does not take of it waits in memory. */
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
        try (FileChannel from = FileChannel.open(file)) {
            ByteBuffer piece = ByteBuffer.allocate(CHUNK_SIZE);
            while (position < end && out.isReady()) {
                writeChunk(from, piece);
            }
        }
        if (position == end && out.isReady()) {
            asyncContext.complete();
        }
    }

    private void writeChunk(FileChannel from, ByteBuffer piece) throws IOException {
        piece.clear().limit((int) Math.min(CHUNK_SIZE, end - position));
        if (from.read(piece, position) < 0) {
            throw new EOFException(file + " was longer");
        }
        extendTimeout();
        position += piece.position();
        out.write(piece.flip());
        if (position == end && out.isReady()) {
            out.flush(); // or the last of it would be waited for when all is done
        }
    }

    /** Tomcat counts from the beginning of the answer. */
    private void extendTimeout() {
        asyncContext.setTimeout(Duration.ofNanos(System.nanoTime() - startedAt).plus(writeTimeout).toMillis());
    }

    @Override
    public void onError(Throwable readerIsGone) {}

    @Override
    public void onError(AsyncEvent readerIsGone) {
        asyncContext.complete();
    }

    @Override
    public void onTimeout(AsyncEvent readerTakesNothing) {
        asyncContext.complete();
    }

    @Override
    public void onComplete(AsyncEvent end) {}

    @Override
    public void onStartAsync(AsyncEvent never) {}
}
