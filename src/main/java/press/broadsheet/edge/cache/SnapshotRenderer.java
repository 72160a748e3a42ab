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
import press.broadsheet.archive.database.DatabaseSupervisor;
import press.broadsheet.archive.edition.Edition;
import press.broadsheet.archive.edition.Editions;
import press.broadsheet.archive.edition.NextExpiry;
import press.broadsheet.edge.canonical.AliasQueryParameterCache;
import press.broadsheet.edge.response.BufferedResponse;
import press.broadsheet.edge.response.Freshness;
import press.broadsheet.edge.response.Generation;
import press.broadsheet.web.RequestedAddress;

/** Runs the filter chain for a request within one snapshot of the archive. */
@Component
class SnapshotRenderer {

    private static final Freshness NEVER_EXPIRES = Freshness.until(Optional.empty());

    private final DatabaseSupervisor databaseSupervisor;
    private final Editions editions;
    private final NextExpiry nextExpiry;
    private final AliasQueryParameterCache aliasQueryParameterCache;
    private volatile EditionFreshness editionFreshness = new EditionFreshness(new Edition(-1, Instant.EPOCH), NEVER_EXPIRES);

    SnapshotRenderer(DatabaseSupervisor databaseSupervisor, Editions editions, NextExpiry nextExpiry,
            AliasQueryParameterCache aliasQueryParameterCache) {
        this.databaseSupervisor = databaseSupervisor;
        this.editions = editions;
        this.nextExpiry = nextExpiry;
        this.aliasQueryParameterCache = aliasQueryParameterCache;
    }

    private record EditionFreshness(Edition edition, Freshness freshness) {}

    /** Assets do not read the archive, and must be available without it. */
    RenderResult renderAsset(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        BufferedResponse bufferedResponse = new BufferedResponse(response);
        chain.doFilter(new HeaderlessGetRequest(request), bufferedResponse);
        return new RenderResult(bufferedResponse, GenerationTracker.PERMANENT, NEVER_EXPIRES, true);
    }

    /** Before the first edition, responses are not cacheable. If the database was reopened meanwhile, renders once more. */
    RenderResult renderPage(
            Generation generation, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        int opening = databaseSupervisor.openingCount();
        try {
            return renderInSnapshot(generation, request, response, chain);
        } catch (RuntimeException | ServletException lost) {
            if (!databaseSupervisor.wasReopenedSince(opening)) {
                throw lost;
            }
            return renderInSnapshot(generation, request, response, chain); // nothing was sent yet
        }
    }

    private RenderResult renderInSnapshot(
            Generation generation, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            return editions.inSnapshot(() -> {
                BufferedResponse bufferedResponse = runChain(request, response, chain);
                Optional<Edition> edition = editions.current();
                return new RenderResult(bufferedResponse, edition.map(_ -> generation).orElse(GenerationTracker.UNCACHEABLE),
                        edition.map(this::freshness).orElse(NEVER_EXPIRES), ignoresQuery(RequestedAddress.of(request)));
            });
        } catch (RenderingException failed) {
            throw failed.cause;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Whether no alias with a query starts at its path, so that unknown query parameters cannot mean an alias. */
    boolean ignoresQuery(RequestedAddress requested) {
        return aliasQueryParameterCache.parameterNames(requested.address().path()).isEmpty();
    }

    private static BufferedResponse runChain(HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
        BufferedResponse bufferedResponse = new BufferedResponse(response);
        try {
            chain.doFilter(new HeaderlessGetRequest(request), bufferedResponse);
            return bufferedResponse;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ServletException e) {
            throw new RenderingException(e);
        }
    }

    private Freshness freshness(Edition edition) {
        EditionFreshness known = editionFreshness;
        if (!known.edition().equals(edition)) {
            known = new EditionFreshness(edition, Freshness.until(nextExpiry.next(edition)));
            editionFreshness = known;
        }
        return known.freshness();
    }

    /** Carries a checked exception through the snapshot. */
    private static final class RenderingException extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final ServletException cause;

        RenderingException(ServletException cause) {
            super(cause);
            this.cause = cause;
        }
    }
}
