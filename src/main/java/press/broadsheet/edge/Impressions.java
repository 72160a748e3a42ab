package press.broadsheet.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import press.broadsheet.archive.Database;
import press.broadsheet.archive.Edition;
import press.broadsheet.archive.Editions;
import press.broadsheet.archive.Expiries;
import press.broadsheet.web.RequestedAddress;

/** Has the rest of the house answer a request: all of it from one snapshot of the archive. */
@Component
class Impressions {

    private static final Freshness WITHOUT_END = Freshness.until(Optional.empty());

    private final Database database;
    private final Editions editions;
    private final Expiries expiries;
    private final OldQueries oldQueries;
    private volatile Ending ending = new Ending(new Edition(-1, Instant.EPOCH), WITHOUT_END);

    Impressions(Database database, Editions editions, Expiries expiries, OldQueries oldQueries) {
        this.database = database;
        this.editions = editions;
        this.expiries = expiries;
        this.oldQueries = oldQueries;
    }

    private record Ending(Edition edition, Freshness freshness) {}

    /** What does not read the archive must be there without it. */
    Impression ofAsset(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Proof proof = new Proof(response);
        chain.doFilter(new Asked(request), proof);
        return new Impression(proof, Presses.ALWAYS, WITHOUT_END, true);
    }

    /** Before there is an edition, nothing is handed out twice. */
    Impression ofPage(
            Presses.Run run, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        int opening = database.generation();
        try {
            return read(run, request, response, chain);
        } catch (RuntimeException | ServletException lost) {
            if (!database.wasLostSince(opening)) {
                throw lost;
            }
            return read(run, request, response, chain); // nothing of it went out yet
        }
    }

    private Impression read(
            Presses.Run run, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            return editions.reading(() -> {
                Proof proof = proof(request, response, chain);
                Optional<Edition> edition = editions.current();
                return new Impression(proof, edition.map(_ -> run).orElse(Presses.STOPPED),
                        edition.map(this::freshness).orElse(WITHOUT_END), takesAnyQuery(RequestedAddress.of(request)));
            });
        } catch (RenderingFailed failed) {
            throw failed.cause;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Whether no alias with a query begins at its path, so that a query of others cannot mean one. */
    boolean takesAnyQuery(RequestedAddress requested) {
        return oldQueries.at(requested.address().path()).isEmpty();
    }

    private static Proof proof(HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
        Proof proof = new Proof(response);
        try {
            chain.doFilter(new Asked(request), proof);
            return proof;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ServletException e) {
            throw new RenderingFailed(e);
        }
    }

    private Freshness freshness(Edition edition) {
        Ending known = ending;
        if (!known.edition().equals(edition)) {
            known = new Ending(edition, Freshness.until(expiries.next(edition)));
            ending = known;
        }
        return known.freshness();
    }

    /** Carries a checked exception through the snapshot. */
    private static final class RenderingFailed extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final ServletException cause;

        RenderingFailed(ServletException cause) {
            super(cause);
            this.cause = cause;
        }
    }
}
