package press.broadsheet.pages;

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
import press.broadsheet.archive.CardFiles;
import press.broadsheet.archive.Cards;
import press.broadsheet.archive.DiskFull;

/**
 * Has the cards that pages name, and draws those that were never asked for. One is drawn at a time, and few may wait for
 * theirs: whoever asks for many leaves the site's threads to its readers.
 */
@Component
class CardRoom {

    private static final int WAITING = 8;
    private static final Logger log = LoggerFactory.getLogger(CardRoom.class);

    private final Cards cards;
    private final CardFiles files;
    private final Voices voices;
    private final Semaphore seats = new Semaphore(WAITING);
    private final Lock table = new ReentrantLock();

    CardRoom(Cards cards, CardFiles files, Voices voices) {
        this.cards = cards;
        this.files = files;
        this.voices = voices;
    }

    /** The card of that hash, if it is the one that a page names now. */
    Optional<Card> find(String hash) {
        String mark = hash.substring(0, Cards.MARK_LENGTH);
        Optional<Card> card = mark.equals(Cards.PAPER)
                ? Optional.of(Card.ofPaper(voices.own()))
                : cards.find(mark).filter(story -> story.picture().isEmpty())
                        .map(story -> Card.of(mark, story, voices.in(Locale.forLanguageTag(story.language()))));
        return card.filter(it -> it.hash().equals(hash));
    }

    /** Whether search engines are asked not to keep it. */
    boolean noindex(Card card) {
        return cards.noindex(card.hash().substring(0, Cards.MARK_LENGTH));
    }

    /** Where it lies; empty if too many are waiting for theirs, or there is no space for it. */
    Optional<Path> file(Card card) {
        Optional<Path> ready = files.find(card.hash());
        if (ready.isPresent() || !seats.tryAcquire()) {
            return ready;
        }
        try {
            return Optional.of(draw(card));
        } catch (UncheckedIOException failed) {
            if (DiskFull.in(failed).isEmpty()) {
                throw failed;
            }
            log.debug("There is no space for a card", failed);
            return Optional.empty();
        } finally {
            seats.release();
        }
    }

    private Path draw(Card card) {
        table.lock();
        try {
            Optional<Path> ready = files.find(card.hash()); // another may have asked for the same
            return ready.isPresent() ? ready.get() : files.keep(card.hash(), png(card));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            table.unlock();
        }
    }

    static byte[] png(Card card) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(CardArtist.draw(card), "png", out);
        }
        return bytes.toByteArray();
    }
}
