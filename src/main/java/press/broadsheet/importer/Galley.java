package press.broadsheet.importer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import press.broadsheet.archive.ArticleStore.Placement;
import press.broadsheet.importer.CopyDesk.Copy;
import press.broadsheet.manuscript.Manuscript;
import press.broadsheet.manuscript.Problem;
import press.broadsheet.manuscript.Reading;
import press.broadsheet.publication.Body;

/**
 * Texts that are set and wait until all of their edition is planned. They lie in a file, which is there for as long as the
 * import runs; what is left of their manuscripts is enough to tell whom each is and where it goes. Texts that were never set
 * aside are their manuscripts' own, and while there are no others, there is no file.
 */
final class Galley implements AutoCloseable {

    private static final Body NOTHING = new Body("", "", "", "", 0, false);

    private final Path place;
    private final Map<String, Stretch> stretches = new HashMap<>();
    private @Nullable FileChannel file;
    private long end;

    Galley(Path place) {
        this.place = place;
    }

    /** Where a manuscript's text lies in the file, in bytes, and what no string tells of it. */
    private record Stretch(long from, int length, int words, boolean dropCap) {}

    /** Those files without their texts, which are kept here. */
    List<Copy> setAside(List<Copy> copies) {
        return copies.stream().map(this::setAside).toList();
    }

    private Copy setAside(Copy copy) {
        return copy.reading().orElse(null) instanceof Reading.Accepted(Manuscript manuscript, List<Problem> warnings)
                ? new Copy(copy.entry(), copy.hash(), Optional.of(new Reading.Accepted(keep(manuscript), warnings)))
                : copy;
    }

    private Manuscript keep(Manuscript manuscript) {
        Body body = manuscript.body();
        List<byte[]> parts = Stream.of(manuscript.markdown(), body.prose(), body.notes(), body.asides(), body.opening())
                .map(part -> part.getBytes(StandardCharsets.UTF_8))
                .toList();
        int length = parts.stream().mapToInt(part -> Integer.BYTES + part.length).sum();
        ByteBuffer bytes = ByteBuffer.allocate(length);
        parts.forEach(part -> bytes.putInt(part.length).put(part));
        stretches.put(manuscript.path(), new Stretch(end, length, body.words(), body.dropCap()));
        write(bytes.flip());
        return with(manuscript, "", NOTHING);
    }

    /** What is to be written, with its texts. */
    List<Placement> whole(List<Placement> placements) {
        return placements.stream()
                .map(placement -> new Placement(whole(placement.manuscript()), placement.known(), placement.identity(),
                        placement.slug(), placement.addresses()))
                .toList();
    }

    /** The body as its manuscript had it. */
    String markdown(Manuscript manuscript) {
        return whole(manuscript).markdown();
    }

    private Manuscript whole(Manuscript manuscript) {
        Stretch stretch = stretches.get(manuscript.path());
        if (stretch == null) {
            return manuscript;
        }
        ByteBuffer bytes = read(stretch);
        String markdown = part(bytes);
        return with(manuscript, markdown,
                new Body(part(bytes), part(bytes), part(bytes), part(bytes), stretch.words(), stretch.dropCap()));
    }

    private static String part(ByteBuffer bytes) {
        byte[] part = new byte[bytes.getInt()];
        bytes.get(part);
        return new String(part, StandardCharsets.UTF_8);
    }

    private void write(ByteBuffer bytes) {
        try {
            FileChannel open = file();
            while (bytes.hasRemaining()) {
                end += open.write(bytes, end);
            }
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    private ByteBuffer read(Stretch stretch) {
        try {
            FileChannel open = file();
            ByteBuffer bytes = ByteBuffer.allocate(stretch.length());
            while (bytes.hasRemaining() && open.read(bytes, stretch.from() + bytes.position()) >= 0) {
                // a read may bring less than was asked for
            }
            return bytes.flip();
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    /** One that a killed process left behind is overwritten. */
    private FileChannel file() throws IOException {
        FileChannel open = file;
        if (open == null) {
            open = FileChannel.open(place, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
            file = open;
        }
        return open;
    }

    private static Manuscript with(Manuscript manuscript, String markdown, Body body) {
        return new Manuscript(
                manuscript.kind(), manuscript.weight(), manuscript.path(), manuscript.id(), manuscript.slug(),
                manuscript.headline(), manuscript.standfirst(),
                manuscript.date(), manuscript.updated(), manuscript.expires(), manuscript.draft(), manuscript.withdrawn(),
                manuscript.replacedBy(), manuscript.authors(), manuscript.section(), manuscript.tags(), manuscript.genre(),
                manuscript.aliases(), manuscript.language(), manuscript.translationKey(), manuscript.dateline(),
                manuscript.source(), manuscript.picture(), manuscript.corrections(), manuscript.evergreen(),
                manuscript.indexing(), markdown,
                manuscript.digest(), body, manuscript.links(), manuscript.files(), manuscript.lines());
    }

    @Override
    public void close() {
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }
}
