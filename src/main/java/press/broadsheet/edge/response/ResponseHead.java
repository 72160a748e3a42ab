package press.broadsheet.edge.response;

import java.util.List;

/** What the heads of a page's answers have in common, shared by all pages whose heads are the same. */
public final class ResponseHead {

    private final List<HeaderField> fields;
    private final String contentType;
    private final boolean varies;
    private final EncodedHeaders encodedHeaders;

    /**
     * @param fields those that differ from page to page left out, the security headers among them
     * @param varies whether another reader may get the page coded otherwise
     */
    public ResponseHead(List<HeaderField> fields, String contentType, boolean varies) {
        this.fields = fields;
        this.contentType = contentType;
        this.varies = varies;
        this.encodedHeaders = new EncodedHeaders(this);
    }

    public List<HeaderField> fields() {
        return fields;
    }

    public String contentType() {
        return contentType;
    }

    public boolean varies() {
        return varies;
    }

    public EncodedHeaders lines() {
        return encodedHeaders;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ResponseHead that && varies == that.varies && contentType.equals(that.contentType)
                && fields.equals(that.fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode() + contentType.hashCode();
    }
}
