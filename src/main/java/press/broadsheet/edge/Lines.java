package press.broadsheet.edge;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpHeaders;

/** What the heads of a page's answers have in common, as HTTP/1.1 has it on the wire, made once for all such pages. */
public final class Lines {

    private final byte[] whole;
    private final byte[] unchanged;
    private final byte[] vary;
    private final Map<Coding, byte[]> content = new EnumMap<>(Coding.class);
    private volatile CacheControl last = new CacheControl("");

    Lines(ResponseHead head) {
        this.whole = lines(head.fields());
        this.unchanged = lines(head.fields().stream().filter(Answer::isForUnchanged).toList());
        this.vary = head.varies() ? new Header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING).line() : new byte[0];
        Header type = new Header(HttpHeaders.CONTENT_TYPE, head.contentType());
        for (Coding coding : Coding.values()) {
            content.put(coding, lines(coding == Coding.IDENTITY
                    ? List.of(type)
                    : List.of(new Header(HttpHeaders.CONTENT_ENCODING, coding.token()), type)));
        }
    }

    /** Puts down what an answer says, in the order in which {@link Answer} says it otherwise. */
    public void write(Answer answer, ByteBuffer to) {
        to.put(answer.unchanged() ? unchanged : whole);
        to.put(answer.representation().tagLine());
        to.put(cacheControl(answer.cacheControl()));
        to.put(vary);
        if (!answer.unchanged()) {
            to.put(Objects.requireNonNull(content.get(answer.representation().coding())));
        }
    }

    /** Of most pages at most times it is the same. */
    private byte[] cacheControl(String value) {
        CacheControl known = last;
        if (!known.value.equals(value)) {
            known = new CacheControl(value);
            last = known;
        }
        return known.line;
    }

    private static byte[] lines(List<Header> fields) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        fields.forEach(field -> lines.writeBytes(field.line()));
        return lines.toByteArray();
    }

    private static final class CacheControl {

        private final String value;
        private final byte[] line;

        private CacheControl(String value) {
            this.value = value;
            this.line = new Header(HttpHeaders.CACHE_CONTROL, value).line();
        }
    }
}
