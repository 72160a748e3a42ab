package press.broadsheet.pages.card;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import press.broadsheet.archive.database.DiskFullFailureAnalyzer;
import press.broadsheet.archive.reading.SocialCardFiles;
import press.broadsheet.archive.reading.SocialCardLookup;
import press.broadsheet.pages.view.Localizers;

/**
 * Finds social cards, and draws missing ones on request. One card is drawn at a time; at most 8 requests wait, and others get
 * 503, so that card requests cannot exhaust the request threads.
 */
@Component
class SocialCards {

    private static final int MAX_WAITING = 8;
    private static final Logger log = LoggerFactory.getLogger(SocialCards.class);

    private final SocialCardLookup socialCardLookup;
    private final SocialCardFiles files;
    private final Localizers localizers;
    private final Semaphore permits = new Semaphore(MAX_WAITING);
    private final Lock drawLock = new ReentrantLock();

    SocialCards(SocialCardLookup socialCardLookup, SocialCardFiles files, Localizers localizers) {
        this.socialCardLookup = socialCardLookup;
        this.files = files;
        this.localizers = localizers;
    }

    /** Returns the card with that hash, if a live page links to it. */
    Optional<SocialCard> find(String hash) {
        String articleKey = hash.substring(0, SocialCardLookup.PREFIX_LENGTH);
        Optional<SocialCard> card = articleKey.equals(SocialCardLookup.PUBLICATION_PREFIX)
                ? Optional.of(SocialCard.ofPublication(localizers.forPublication()))
                : socialCardLookup.findArticle(articleKey).filter(article -> article.image().isEmpty())
                        .map(article -> SocialCard.of(articleKey, article,
                                localizers.forLanguage(Locale.forLanguageTag(article.language()))));
        return card.filter(it -> it.hash().equals(hash));
    }

    /** Whether the card's article is excluded from search engines. */
    boolean noindex(SocialCard socialCard) {
        return socialCardLookup.isNoindex(socialCard.hash().substring(0, SocialCardLookup.PREFIX_LENGTH));
    }

    /** Returns the card's file; empty if too many requests are waiting, or if the disk is full. */
    Optional<Path> file(SocialCard socialCard) {
        Optional<Path> ready = files.find(socialCard.hash());
        if (ready.isPresent() || !permits.tryAcquire()) {
            return ready;
        }
        try {
            return Optional.of(draw(socialCard));
        } catch (UncheckedIOException e) {
            if (DiskFullFailureAnalyzer.findDiskFull(e).isEmpty()) {
                throw e;
            }
            log.debug("Disk full: could not store a social card", e);
            return Optional.empty();
        } finally {
            permits.release();
        }
    }

    private Path draw(SocialCard socialCard) {
        drawLock.lock();
        try {
            Optional<Path> ready = files.find(socialCard.hash()); // another request may have drawn it meanwhile
            return ready.isPresent() ? ready.get() : files.store(socialCard.hash(), toPng(socialCard));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            drawLock.unlock();
        }
    }

    static byte[] toPng(SocialCard socialCard) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(SocialCardPainter.draw(socialCard), "png", out);
        }
        return bytes.toByteArray();
    }
}
