package press.broadsheet.edge.cache;

import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Sends requests to this application in memory, without a network, to warm the cache. */
@Component
public class InternalRequests {

    private volatile Consumer<String> server = _ -> {};

    /** Sets the server that handles the requests. It takes canonical URLs. */
    public void connect(Consumer<String> requestHandler) {
        server = requestHandler;
    }

    /** Requests a canonical URL of this site and discards the response. */
    void send(String address) {
        server.accept(address);
    }
}
