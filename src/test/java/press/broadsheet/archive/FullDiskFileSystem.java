package press.broadsheet.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * A file system for H2, {@code jdbc:h2:full:/…}, whose disk is full on demand: then files cannot grow, but existing bytes can
 * be overwritten, as on a real disk.
 */
public final class FullDiskFileSystem extends FilePathWrapper {

    private static volatile boolean full;
    private static final AtomicInteger REFUSED = new AtomicInteger();

    /** A JDBC URL for a database in this file system. */
    public static String url(Object database) {
        FilePath.register(new FullDiskFileSystem());
        full = false;
        return "jdbc:h2:full:" + database;
    }

    public static void fill() {
        full = true;
    }

    public static void free() {
        full = false;
    }

    /** The number of writes refused so far. */
    public static int countRefusedWrites() {
        return REFUSED.get();
    }

    @Override
    public String getScheme() {
        return "full";
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new Channel(super.open(mode));
    }

    private static final class Channel extends FileBaseDefault {

        private final FileChannel file;

        Channel(FileChannel file) {
            this.file = file;
        }

        @Override
        public int write(ByteBuffer bytes, long position) throws IOException {
            if (full && position + bytes.remaining() > file.size()) {
                REFUSED.incrementAndGet();
                throw new IOException("No space left on device");
            }
            return file.write(bytes, position);
        }

        @Override
        public int read(ByteBuffer bytes, long position) throws IOException {
            return file.read(bytes, position);
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public void force(boolean metaData) throws IOException {
            file.force(metaData);
        }

        @Override
        protected void implTruncate(long size) throws IOException {
            file.truncate(size);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            file.close();
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return file.tryLock(position, size, shared);
        }
    }
}
