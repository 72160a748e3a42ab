package press.broadsheet.edge.cache;

import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Asks our own pages within the house, without a network, so that they are kept before a reader asks. */
@Component
public class InternalRequests {

    private volatile Consumer<String> server = _ -> {};

    /** From now on there is a server to ask; it takes addresses that are spelled canonically. */
    public void connect(Consumer<String> asked) {
        server = asked;
    }

    /** Asks a page of ours, its address spelled canonically; what it answers goes nowhere. */
    void send(String address) {
        server.accept(address);
    }
}
