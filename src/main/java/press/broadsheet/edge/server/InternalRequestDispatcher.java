package press.broadsheet.edge.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.coyote.Adapter;
import org.apache.coyote.OutputBuffer;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends requests of this application to itself, in memory, through the whole container. */
final class InternalRequestDispatcher {

    private static final Logger log = LoggerFactory.getLogger(InternalRequestDispatcher.class);

    private final Adapter container;

    InternalRequestDispatcher(Adapter container) {
        this.container = container;
    }

    /** Requests a canonical URL and discards the response. */
    void send(String address) {
        try {
            Request request = request(address);
            container.service(request, request.getResponse());
        } catch (Exception failure) {
            log.debug("Could not warm the cache for {}", address, failure);
        }
    }

    private static Request request(String address) {
        String[] parts = address.split("\\?", 2);
        Request request = new Request();
        Response response = new Response();
        request.setResponse(response);
        response.setOutputBuffer(new NullOutputBuffer());
        request.setMethod("GET");
        request.protocol().setString("HTTP/1.1");
        request.scheme().setString("http");
        request.serverName().setString("localhost");
        byte[] path = parts[0].getBytes(StandardCharsets.US_ASCII);
        request.requestURI().setBytes(path, 0, path.length);
        if (parts.length > 1) {
            byte[] query = parts[1].getBytes(StandardCharsets.US_ASCII);
            request.queryString().setBytes(query, 0, query.length);
        }
        return request;
    }

    private static final class NullOutputBuffer implements OutputBuffer {

        private long written;

        @Override
        public int doWrite(ByteBuffer chunk) {
            int length = chunk.remaining();
            chunk.position(chunk.limit());
            written += length;
            return length;
        }

        @Override
        public long getBytesWritten() {
            return written;
        }
    }
}
