package press.broadsheet.edge.response;

import java.util.List;

/** The header fields that all responses of a page have in common; shared by all pages with equal fields. */
public final class ResponseHeaders {

    private final List<HeaderField> fields;
    private final String contentType;
    private final boolean varies;
    private final EncodedHeaders encodedHeaders;

    /**
     * @param fields the fields that do not differ from page to page, including the security headers
     * @param varies whether the coding depends on the request
     */
    public ResponseHeaders(List<HeaderField> fields, String contentType, boolean varies) {
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
        return other instanceof ResponseHeaders that && varies == that.varies && contentType.equals(that.contentType)
                && fields.equals(that.fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode() + contentType.hashCode();
    }
}
