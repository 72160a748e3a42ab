package press.broadsheet.edge.server;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import press.broadsheet.edge.Answer;
import press.broadsheet.edge.Coding;
import press.broadsheet.edge.Header;
import press.broadsheet.edge.ResponseHead;

/** The fields that a page's answers have in common, each encoded once for all protocols. */
final class EncodedHead {

    private static final HttpField VARY = new PreEncodedHttpField(HttpHeader.VARY, "Accept-Encoding");

    private final HttpFields unchanged;
    private final Map<Coding, HttpFields> whole = new EnumMap<>(Coding.class);

    EncodedHead(ResponseHead head) {
        this.unchanged = fields(head, head.fields().stream().filter(Answer::isForUnchanged).toList());
        for (Coding coding : Coding.values()) {
            HttpFields.Mutable fields = HttpFields.build(fields(head, head.fields()));
            if (coding != Coding.IDENTITY) {
                fields.add(new PreEncodedHttpField(HttpHeader.CONTENT_ENCODING, coding.token()));
            }
            whole.put(coding, fields.add(new PreEncodedHttpField(HttpHeader.CONTENT_TYPE,
                    SecurityHeadersHandler.contentType(head.contentType()))).asImmutable());
        }
    }

    /** What an answer says besides its {@code ETag} and {@code Cache-Control}. */
    HttpFields of(Answer answer) {
        return answer.unchanged() ? unchanged : Objects.requireNonNull(whole.get(answer.representation().coding()));
    }

    static List<HttpField> encode(List<Header> fields) {
        List<HttpField> encoded = new ArrayList<>();
        for (Header field : fields) {
            HttpHeader known = HttpHeader.CACHE.get(field.name());
            encoded.add(known == null
                    ? new PreEncodedHttpField(field.name(), field.value())
                    : new PreEncodedHttpField(known, field.value()));
        }
        return encoded;
    }

    private static HttpFields fields(ResponseHead head, List<Header> named) {
        HttpFields.Mutable fields = HttpFields.build();
        encode(named).forEach(fields::add);
        return (head.varies() ? fields.add(VARY) : fields).asImmutable();
    }
}
