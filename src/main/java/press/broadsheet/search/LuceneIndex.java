package press.broadsheet.search;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderManager;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.springframework.util.FileSystemUtils;

/** A Lucene index in a folder or in memory. Supports concurrent readers and one writer. */
final class LuceneIndex {

    private final Directory directory;
    private final IndexWriter writer;
    private final ReaderManager readers;

    private LuceneIndex(Directory directory, OpenMode mode) throws IOException {
        this.directory = directory;
        this.writer = new IndexWriter(directory, new IndexWriterConfig(TextAnalysis.analyzer()).setOpenMode(mode));
        this.readers = new ReaderManager(writer);
    }

    /** An operation on an unchanging snapshot of the index. */
    interface ReadAction<T> {

        T apply(IndexReader index) throws IOException;
    }

    /** Creates an empty index and deletes any existing one in the folder; in memory if there is no folder. */
    static LuceneIndex create(Optional<Path> folder) throws IOException {
        if (folder.isEmpty()) {
            return new LuceneIndex(new ByteBuffersDirectory(), OpenMode.CREATE);
        }
        FileSystemUtils.deleteRecursively(folder.get());
        return new LuceneIndex(FSDirectory.open(folder.get()), OpenMode.CREATE);
    }

    /** Opens an existing index at its last commit and verifies all checksums. Damage may cause any exception. */
    static LuceneIndex open(Path folder) throws IOException {
        LuceneIndex luceneIndex = new LuceneIndex(FSDirectory.open(folder), OpenMode.APPEND);
        try {
            luceneIndex.checkIntegrity();
            return luceneIndex;
        } catch (IOException | RuntimeException damage) {
            luceneIndex.rollback();
            throw damage;
        }
    }

    /** The stamp of the last commit in the folder; empty if there is no index. */
    static Map<String, String> stamp(Path folder) throws IOException {
        try (Directory directory = FSDirectory.open(folder)) {
            if (!DirectoryReader.indexExists(directory)) {
                return Map.of();
            }
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                return reader.getIndexCommit().getUserData();
            }
        }
    }

    <T> T read(ReadAction<T> readAction) throws IOException {
        DirectoryReader reader = readers.acquire();
        try {
            return readAction.apply(reader);
        } finally {
            readers.release(reader);
        }
    }

    void add(Document document) throws IOException {
        writer.addDocument(document);
    }

    void remove(Collection<Long> ids) throws IOException {
        writer.deleteDocuments(ids.stream().map(ArticleDocument::idTerm).toArray(Term[]::new));
    }

    /** Makes additions and removals visible to readers. */
    void refresh() throws IOException {
        readers.maybeRefreshBlocking();
    }

    /** Commits all changes under this stamp. */
    void stamp(Map<String, String> stamp) throws IOException {
        writer.setLiveCommitData(stamp.entrySet());
        writer.commit();
    }

    /** Whether the index files still exist. */
    boolean exists() throws IOException {
        return DirectoryReader.indexExists(directory);
    }

    /** Reads the whole index and verifies checksums. Throws on a mismatch. */
    void checkIntegrity() throws IOException {
        read(index -> {
            for (LeafReaderContext leaf : index.leaves()) {
                leaf.reader().checkIntegrity();
            }
            return index.numDocs();
        });
    }

    /** Closes the index and discards changes since the last commit. Running reads may finish. */
    void rollback() throws IOException {
        try (directory; readers) {
            writer.rollback();
        }
    }
}
