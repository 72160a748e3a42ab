package press.broadsheet.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Renders each page once in an edition, from one snapshot of the archive, so that what it shows never mixes two editions.
 * The page goes out only after the snapshot is closed and others may render: a slow reader holds up neither. A page that
 * fails half-way leaves nothing behind.
 */
class OneEdition extends OncePerRequestFilter {

    private static final String A_MOMENT = "5";

    private final Orders orders;
    private final Presses presses;
    private final Printing printing;
    private final Clock clock;
    private final Admission admission = new Admission();

    OneEdition(Orders orders, Presses presses, Printing printing, Clock clock) {
        this.orders = orders;
        this.presses = presses;
        this.printing = printing;
        this.clock = clock;
    }

    /** A file is not read into memory, and one question finds it. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith("/media/") || path.startsWith("/cards/") || path.startsWith("/actuator");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!admission.enter()) {
            turnAway(response);
            return;
        }
        AtomicReference<Optional<Proof>> instead = new AtomicReference<>(Optional.empty());
        Optional<StoredPage> page;
        try {
            page = print(request, response, chain, other -> instead.set(Optional.of(other)));
        } finally {
            admission.leave();
        }
        if (page.isPresent()) {
            Answer.of(page.get(), Wish.of(request), clock.millis()).to(response);
        } else if (instead.get().isPresent()) {
            instead.get().get().release(response);
        }
    }

    private Optional<StoredPage> print(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain, Consumer<Proof> instead)
            throws ServletException, IOException {
        Presses.Run run = presses.run();
        Optional<String> key = printing.key(request);
        if (key.isEmpty() || presses.run() != run) {
            return printing.print(Optional.empty(), Optional.empty(), Presses.STOPPED, request, response, chain, instead);
        }
        return orders.page(key.get(), run, last -> printing.print(key, last, run, request, response, chain, instead));
    }

    private static void turnAway(HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setHeader(HttpHeaders.RETRY_AFTER, A_MOMENT);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter().write(ErrorHtml.page(HttpServletResponse.SC_SERVICE_UNAVAILABLE));
    }
}
