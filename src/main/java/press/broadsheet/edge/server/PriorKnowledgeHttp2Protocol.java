package press.broadsheet.edge.server;

import org.apache.coyote.Request;
import org.apache.coyote.http2.Http2Protocol;

/**
 * HTTP/2 for clients that start with it in clear text (RFC 9113, section 3.3), and over TLS by ALPN. The upgrade from HTTP/1.1,
 * which that RFC has removed, is ignored and the request served as HTTP/1.1: Tomcat retains objects per upgrade, so a client
 * could exhaust the memory.
 */
final class PriorKnowledgeHttp2Protocol extends Http2Protocol {

    @Override
    public boolean accept(Request upgrade) {
        return false;
    }
}
