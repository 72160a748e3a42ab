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
    private static final int PIECE = 32 << 10;

    private final Path file;
    private final AsyncContext reader;
    private final ServletOutputStream out;
    private final Duration patience;
    private final long end;
    private final long begun = System.nanoTime();
    private long sent;

    AsyncFileWriter(Path file, ByteRange byteRange, AsyncContext reader, ServletOutputStream out, Duration patience) {
        this.file = file;
        this.reader = reader;
        this.out = out;
        this.patience = patience;
        this.sent = byteRange.from();
        this.end = byteRange.to();
    }

    void begin() {
        bePatient();
        reader.addListener(this);
        out.setWriteListener(this);
    }

    @Override
    public void onWritePossible() throws IOException {
        try (FileChannel from = FileChannel.open(file)) {
            ByteBuffer piece = ByteBuffer.allocate(PIECE);
            while (sent < end && out.isReady()) {
                send(from, piece);
            }
        }
        if (sent == end && out.isReady()) {
            reader.complete();
        }
    }

    private void send(FileChannel from, ByteBuffer piece) throws IOException {
        piece.clear().limit((int) Math.min(PIECE, end - sent));
        if (from.read(piece, sent) < 0) {
            throw new EOFException(file + " was longer");
        }
        bePatient();
        sent += piece.position();
        out.write(piece.flip());
        if (sent == end && out.isReady()) {
            out.flush(); // or the last of it would be waited for when all is done
        }
    }

    /** Tomcat counts from the beginning of the answer. */
    private void bePatient() {
        reader.setTimeout(Duration.ofNanos(System.nanoTime() - begun).plus(patience).toMillis());
    }

    @Override
    public void onError(Throwable readerIsGone) {}

    @Override
    public void onError(AsyncEvent readerIsGone) {
        reader.complete();
    }

    @Override
    public void onTimeout(AsyncEvent readerTakesNothing) {
        reader.complete();
    }

    @Override
    public void onComplete(AsyncEvent end) {}

    @Override
    public void onStartAsync(AsyncEvent never) {}
}
