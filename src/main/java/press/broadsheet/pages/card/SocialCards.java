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
import press.broadsheet.archive.reading.SocialCardIds;
import press.broadsheet.pages.view.Localizers;

/**
 * Has the cards that pages name, and draws those that were never asked for. One is drawn at a time, and few may wait for
 * theirs: whoever asks for many leaves the site's threads to its readers.
 */
@Component
class SocialCards {

    private static final int MAX_WAITING = 8;
    private static final Logger log = LoggerFactory.getLogger(SocialCards.class);

    private final SocialCardIds socialCardIds;
    private final SocialCardFiles files;
    private final Localizers localizers;
    private final Semaphore permits = new Semaphore(MAX_WAITING);
    private final Lock drawLock = new ReentrantLock();

    SocialCards(SocialCardIds socialCardIds, SocialCardFiles files, Localizers localizers) {
        this.socialCardIds = socialCardIds;
        this.files = files;
        this.localizers = localizers;
    }

    /** The card of that hash, if it is the one that a page names now. */
    Optional<SocialCard> find(String hash) {
        String mark = hash.substring(0, SocialCardIds.PREFIX_LENGTH);
        Optional<SocialCard> card = mark.equals(SocialCardIds.PUBLICATION_PREFIX)
                ? Optional.of(SocialCard.ofPublication(localizers.forPublication()))
                : socialCardIds.findArticle(mark).filter(story -> story.image().isEmpty())
                        .map(story -> SocialCard.of(mark, story,
                                localizers.forLanguage(Locale.forLanguageTag(story.language()))));
        return card.filter(it -> it.hash().equals(hash));
    }

    /** Whether search engines are asked not to keep it. */
    boolean noindex(SocialCard socialCard) {
        return socialCardIds.isNoindex(socialCard.hash().substring(0, SocialCardIds.PREFIX_LENGTH));
    }

    /** Where it lies; empty if too many are waiting for theirs, or there is no space for it. */
    Optional<Path> file(SocialCard socialCard) {
        Optional<Path> ready = files.find(socialCard.hash());
        if (ready.isPresent() || !permits.tryAcquire()) {
            return ready;
        }
        try {
            return Optional.of(draw(socialCard));
        } catch (UncheckedIOException failed) {
            if (DiskFullFailureAnalyzer.findDiskFull(failed).isEmpty()) {
                throw failed;
            }
            log.debug("There is no space for a card", failed);
            return Optional.empty();
        } finally {
            permits.release();
        }
    }

    private Path draw(SocialCard socialCard) {
        drawLock.lock();
        try {
            Optional<Path> ready = files.find(socialCard.hash()); // another may have asked for the same
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
