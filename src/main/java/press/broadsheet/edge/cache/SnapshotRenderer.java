package press.broadsheet.edge.cache;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import press.broadsheet.archive.database.Database;
import press.broadsheet.archive.edition.Edition;
import press.broadsheet.archive.edition.Editions;
import press.broadsheet.archive.edition.NextExpiry;
import press.broadsheet.edge.canonical.AliasQueryCache;
import press.broadsheet.edge.response.Freshness;
import press.broadsheet.web.RequestedAddress;

/** Has the rest of the house answer a request: all of it from one snapshot of the archive. */
@Component
class SnapshotRenderer {

    private static final Freshness WITHOUT_END = Freshness.until(Optional.empty());

    private final Database database;
    private final Editions editions;
    private final NextExpiry nextExpiry;
    private final AliasQueryCache aliasQueryCache;
    private volatile Ending ending = new Ending(new Edition(-1, Instant.EPOCH), WITHOUT_END);

    SnapshotRenderer(Database database, Editions editions, NextExpiry nextExpiry, AliasQueryCache aliasQueryCache) {
        this.database = database;
        this.editions = editions;
        this.nextExpiry = nextExpiry;
        this.aliasQueryCache = aliasQueryCache;
    }

    private record Ending(Edition edition, Freshness freshness) {}

    /** What does not read the archive must be there without it. */
    RenderResult ofAsset(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        BufferedResponse bufferedResponse = new BufferedResponse(response);
        chain.doFilter(new NormalizedRequest(request), bufferedResponse);
        return new RenderResult(bufferedResponse, CacheGeneration.ALWAYS, WITHOUT_END, true);
    }

    /** Before there is an edition, nothing is handed out twice. */
    RenderResult ofPage(
            CacheGeneration.Run run, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
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

    private RenderResult read(
            CacheGeneration.Run run, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            return editions.reading(() -> {
                BufferedResponse bufferedResponse = proof(request, response, chain);
                Optional<Edition> edition = editions.current();
                return new RenderResult(bufferedResponse, edition.map(_ -> run).orElse(CacheGeneration.STOPPED),
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
        return aliasQueryCache.at(requested.address().path()).isEmpty();
    }

    private static BufferedResponse proof(HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
        BufferedResponse bufferedResponse = new BufferedResponse(response);
        try {
            chain.doFilter(new NormalizedRequest(request), bufferedResponse);
            return bufferedResponse;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ServletException e) {
            throw new RenderingFailed(e);
        }
    }

    private Freshness freshness(Edition edition) {
        Ending known = ending;
        if (!known.edition().equals(edition)) {
            known = new Ending(edition, Freshness.until(nextExpiry.next(edition)));
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
