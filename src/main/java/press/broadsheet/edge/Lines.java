package press.broadsheet.edge;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpHeaders;

/**
 * What the heads of a page's answers have in common, as the lines that go over the wire: made once, and shared by all pages
 * whose heads are the same.
 */
final class Lines {

    private static final byte[] FRESH = line(HttpHeaders.CACHE_CONTROL, Freshness.WHOLE);

    private final List<Header> fields;
    private final String contentType;
    private final boolean varies;

    private final byte[] whole;
    private final byte[] unchanged;
    private final byte[] vary;
    private final Map<Coding, byte[]> content = new EnumMap<>(Coding.class);

    Lines(List<Header> fields, String contentType, boolean varies) {
        this.fields = fields;
        this.contentType = contentType;
        this.varies = varies;
        this.whole = lines(fields);
        this.unchanged = lines(fields.stream().filter(Answer::isForUnchanged).toList());
        this.vary = varies ? line(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING) : new byte[0];
        for (Coding coding : Coding.values()) {
            content.put(coding, content(coding));
        }
    }

    /** Puts down what an answer says, in the order in which {@link Answer} says it otherwise. */
    void write(Answer answer, ByteBuffer to) {
        to.put(answer.unchanged() ? unchanged : whole);
        to.put(answer.representation().tagLine());
        to.put(answer.cacheControl().equals(Freshness.WHOLE) ? FRESH : line(HttpHeaders.CACHE_CONTROL, answer.cacheControl()));
        to.put(vary);
        if (!answer.unchanged()) {
            to.put(Objects.requireNonNull(content.get(answer.representation().coding())));
        }
    }

    static byte[] line(String name, String value) {
        return (name + ": " + value + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] lines(List<Header> fields) {
        return String.join("", fields.stream().map(field -> field.name() + ": " + field.value() + "\r\n").toList())
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private byte[] content(Coding coding) {
        List<Header> type = List.of(new Header(HttpHeaders.CONTENT_TYPE, contentType));
        return lines(coding == Coding.IDENTITY
                ? type
                : List.of(new Header(HttpHeaders.CONTENT_ENCODING, coding.token()), type.getFirst()));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Lines that && varies == that.varies && contentType.equals(that.contentType)
                && fields.equals(that.fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode() + contentType.hashCode();
    }
}
