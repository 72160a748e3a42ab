package press.broadsheet.edge;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.util.FastByteArrayOutputStream;
import org.springframework.util.LinkedCaseInsensitiveMap;

/** What a page answers, held back until it is whole: then it may be kept, or goes on as it is. */
final class Proof extends HttpServletResponseWrapper {

    private final FastByteArrayOutputStream content = new FastByteArrayOutputStream(32 << 10);
    private final Map<String, List<String>> fields = new LinkedCaseInsensitiveMap<>();
    private Optional<PrintWriter> writer = Optional.empty();
    private int status = SC_OK;
    private boolean failed;

    Proof(HttpServletResponse response) {
        super(response);
    }

    /** Whether there is a page, and not a way elsewhere or a word about why there is none. */
    boolean isPage() {
        return status == SC_OK && !failed;
    }

    byte[] content() {
        writer.ifPresent(PrintWriter::flush);
        return content.toByteArrayUnsafe();
    }

    List<Header> fields() {
        return fields.entrySet().stream()
                .flatMap(field -> field.getValue().stream().map(value -> new Header(field.getKey(), value)))
                .toList();
    }

    /** Lets go on what is no page. */
    void release(HttpServletResponse response) throws IOException {
        fields.forEach((name, values) -> { // in the place of what stood there before the page was begun
            response.setHeader(name, values.getFirst());
            values.stream().skip(1).forEach(value -> response.addHeader(name, value));
        });
        if (failed) {
            response.sendError(status);
            return;
        }
        response.setStatus(status);
        byte[] page = content();
        response.setContentLength(page.length);
        response.getOutputStream().write(page);
    }

    @Override
    public void setStatus(int code) {
        status = code;
    }

    @Override
    public int getStatus() {
        return status;
    }

    @Override
    public void sendError(int code) {
        status = code;
        failed = true;
    }

    @Override
    public void sendError(int code, String message) {
        sendError(code);
    }

    @Override
    public void setHeader(String name, @Nullable String value) {
        if (isOfTheBody(name)) {
            setContentType(name, value);
        } else if (value == null) {
            fields.remove(name);
        } else {
            fields.put(name, List.of(value));
        }
    }

    @Override
    public void addHeader(String name, String value) {
        if (isOfTheBody(name)) {
            setContentType(name, value);
        } else {
            List<String> values = new ArrayList<>(fields.getOrDefault(name, List.of()));
            values.add(value);
            fields.put(name, values);
        }
    }

    private static boolean isOfTheBody(String name) {
        return name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE) || name.equalsIgnoreCase(HttpHeaders.CONTENT_LENGTH);
    }

    /** The length is counted anew. */
    private void setContentType(String name, @Nullable String value) {
        if (name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE) && value != null) {
            setContentType(value);
        }
    }

    @Override
    public void setIntHeader(String name, int value) {
        setHeader(name, Integer.toString(value));
    }

    @Override
    public void addIntHeader(String name, int value) {
        addHeader(name, Integer.toString(value));
    }

    @Override
    public boolean containsHeader(String name) {
        return fields.containsKey(name);
    }

    @Override
    public @Nullable String getHeader(String name) {
        List<String> values = getHeaders(name).stream().toList();
        return values.isEmpty() ? null : values.getFirst();
    }

    @Override
    public List<String> getHeaders(String name) {
        return fields.getOrDefault(name, List.of());
    }

    @Override
    public Collection<String> getHeaderNames() {
        return fields.keySet();
    }

    @Override
    public void setLocale(Locale locale) {
        setHeader(HttpHeaders.CONTENT_LANGUAGE, locale.toLanguageTag());
    }

    @Override
    public void setContentLength(int length) {}

    @Override
    public void setContentLengthLong(long length) {}

    @Override
    public PrintWriter getWriter() throws IOException {
        if (writer.isEmpty()) {
            writer = Optional.of(new PrintWriter(new OutputStreamWriter(content, Charset.forName(getCharacterEncoding()))));
        }
        return writer.get();
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return new Held();
    }

    @Override
    public void flushBuffer() {}

    @Override
    public void resetBuffer() {
        content.reset();
        writer = Optional.empty();
    }

    @Override
    public void reset() {
        resetBuffer();
        fields.clear();
        status = SC_OK;
        failed = false;
    }

    @Override
    public boolean isCommitted() {
        return false;
    }

    private final class Held extends ServletOutputStream {

        @Override
        public void write(int b) throws IOException {
            content.write(b);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            content.write(bytes, from, length);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException("pages are written by their own thread");
        }
    }
}
