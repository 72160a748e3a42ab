package press.broadsheet.edge.server;

import org.apache.coyote.Request;
import org.apache.coyote.http2.Http2Protocol;

/**
 * HTTP/2 for clients that begin with it, in clear text (RFC 9113, section 3.3), and where TLS has agreed on it. The upgrade from
 * HTTP/1.1, which that RFC has dropped, is passed over, and such a request answered as it stands: Tomcat keeps what an
 * upgrade has made, and a client could ask for it without end.
 */
final class PriorKnowledgeHttp2Protocol extends Http2Protocol {

    @Override
    public boolean accept(Request upgrade) {
        return false;
    }
}
