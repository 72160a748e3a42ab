package press.broadsheet.edge;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.coyote.Adapter;
import org.apache.coyote.OutputBuffer;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks our own pages within the house, without a network, so that they are kept before a reader asks. */
@Component
class Errands {

    private static final Logger log = LoggerFactory.getLogger(Errands.class);

    private volatile Optional<Adapter> container = Optional.empty();

    /** From now on there is a container to ask. */
    void through(Adapter asked) {
        container = Optional.of(asked);
    }

    /** Asks a page of ours, its address spelled canonically; what it answers goes nowhere. */
    void ask(String address) {
        container.ifPresent(asked -> {
            try {
                Request request = request(address);
                asked.service(request, request.getResponse());
            } catch (Exception trouble) {
                log.debug("Nobody will find {} ready", address, trouble);
            }
        });
    }

    private static Request request(String address) {
        String[] parts = address.split("\\?", 2);
        Request request = new Request();
        Response response = new Response();
        request.setResponse(response);
        response.setOutputBuffer(new Nowhere());
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

    private static final class Nowhere implements OutputBuffer {

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
