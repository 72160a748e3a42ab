package press.broadsheet.edge.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Server;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import press.broadsheet.edge.Errands;

/** Requests that the site makes of itself, in memory, through the server and all that it does with a reader's. */
@Component
class InternalRequests implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(InternalRequests.class);
    private static final long PATIENCE = 60;

    private final Errands errands;
    private volatile LocalConnector connector = new LocalConnector(new Server());

    InternalRequests(Errands errands) {
        this.errands = errands;
    }

    /** From now on that server is asked. */
    void to(Server server) {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setUriCompliance(LenientRequestTargets.LENIENT);
        connector = new LocalConnector(server, new HttpConnectionFactory(configuration));
        errands.through(this::ask);
    }

    private void ask(String address) {
        String request = "GET " + address + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        try {
            connector.start();
            connector.getResponse(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)), PATIENCE, TimeUnit.SECONDS);
        } catch (Exception trouble) {
            log.debug("The page at {} will not be ready for its readers", address, trouble);
        }
    }

    @Override
    public void destroy() throws Exception {
        connector.stop();
    }
}
