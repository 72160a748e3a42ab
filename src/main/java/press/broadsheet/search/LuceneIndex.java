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

/** Index cards where they are kept: in a folder, or in memory. Several may read while one writes. */
final class LuceneIndex {

    private final Directory directory;
    private final IndexWriter writer;
    private final ReaderManager readers;

    private LuceneIndex(Directory directory, OpenMode mode) throws IOException {
        this.directory = directory;
        this.writer = new IndexWriter(directory, new IndexWriterConfig(TextAnalysis.analyzer()).setOpenMode(mode));
        this.readers = new ReaderManager(writer);
    }

    /** What is done with a state of the index that does not change meanwhile. */
    interface ReadAction<T> {

        T apply(IndexReader index) throws IOException;
    }

    /** An empty one, in place of whatever is in the folder; without a folder, in memory. */
    static LuceneIndex create(Optional<Path> folder) throws IOException {
        if (folder.isEmpty()) {
            return new LuceneIndex(new ByteBuffersDirectory(), OpenMode.CREATE);
        }
        FileSystemUtils.deleteRecursively(folder.get());
        return new LuceneIndex(FSDirectory.open(folder.get()), OpenMode.CREATE);
    }

    /** What is in the folder, as it was last stamped, and checked to the last byte; it throws whatever damage may cause. */
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

    /** The stamp on what is in the folder; empty where there is nothing. */
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

    void add(Document card) throws IOException {
        writer.addDocument(card);
    }

    void remove(Collection<Long> ids) throws IOException {
        writer.deleteDocuments(ids.stream().map(ArticleDocument::idTerm).toArray(Term[]::new));
    }

    /** Lets readers see what was added and removed. */
    void refresh() throws IOException {
        readers.maybeRefreshBlocking();
    }

    /** Makes what was added and removed last, under that stamp. */
    void stamp(Map<String, String> stamp) throws IOException {
        writer.setLiveCommitData(stamp.entrySet());
        writer.commit();
    }

    /** Whether its files are still where they were put. */
    boolean exists() throws IOException {
        return DirectoryReader.indexExists(directory);
    }

    /** Reads all of it and compares checksums; throws where they differ. */
    void checkIntegrity() throws IOException {
        read(index -> {
            for (LeafReaderContext leaf : index.leaves()) {
                leaf.reader().checkIntegrity();
            }
            return index.numDocs();
        });
    }

    /** Leaves it as it was last stamped. Those who still read it may go on. */
    void rollback() throws IOException {
        try (directory; readers) {
            writer.rollback();
        }
    }
}
