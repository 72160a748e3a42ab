package press.broadsheet.edge.response;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.util.FastByteArrayOutputStream;

/** Buffers a response until it is complete, so that it can be cached or copied to the client. */
public final class BufferedResponse extends HttpServletResponseWrapper {

    private final FastByteArrayOutputStream content = new FastByteArrayOutputStream(32 << 10);
    private final HttpHeaders fields = new HttpHeaders();
    private final boolean headOnly;
    private Optional<PrintWriter> writer = Optional.empty();
    private int status = SC_OK;
    private boolean errorSent;

    public BufferedResponse(HttpServletResponse response) {
        this(response, false);
    }

    private BufferedResponse(HttpServletResponse response, boolean headOnly) {
        super(response);
        this.headOnly = headOnly;
    }

    /** Buffers only the status and header fields, and discards the body. */
    public static BufferedResponse ofHead(HttpServletResponse response) {
        return new BufferedResponse(response, true);
    }

    /** Whether this is a page, not a redirect or an error. */
    public boolean isSuccessful() {
        return status == SC_OK && !errorSent;
    }

    public byte[] content() {
        writer.ifPresent(PrintWriter::flush);
        return content.toByteArrayUnsafe();
    }

    public List<HeaderField> fields() {
        return fields.headerSet().stream()
                .flatMap(field -> field.getValue().stream().map(value -> new HeaderField(field.getKey(), value)))
                .toList();
    }

    /** Sends the buffered response to the client. */
    public void copyTo(HttpServletResponse response) throws IOException {
        fields.forEach((name, values) -> { // replaces fields that were set before the page was rendered
            response.setHeader(name, values.getFirst());
            values.stream().skip(1).forEach(value -> response.addHeader(name, value));
        });
        if (errorSent) {
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
        errorSent = true;
    }

    @Override
    public void sendError(int code, String message) {
        sendError(code);
    }

    @Override
    public void setHeader(String name, @Nullable String value) {
        if (isContentHeader(name)) {
            setContentType(name, value);
        } else if (value == null) {
            fields.remove(name);
        } else {
            fields.set(name, value);
        }
    }

    @Override
    public void addHeader(String name, String value) {
        if (isContentHeader(name)) {
            setContentType(name, value);
        } else {
            fields.add(name, value);
        }
    }

    private static boolean isContentHeader(String name) {
        return name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE) || name.equalsIgnoreCase(HttpHeaders.CONTENT_LENGTH);
    }

    /** The content length is computed from the buffer. */
    private void setContentType(String name, @Nullable String value) {
        if (name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE) && value != null) {
            setContentType(value);
        }
    }

    /** A HEAD probe leaves the wrapped response unchanged. */
    @Override
    public void setContentType(@Nullable String type) {
        if (!headOnly) {
            super.setContentType(type);
        }
    }

    @Override
    @SuppressWarnings("PreferCharsetOverload") // delegates to the same overload
    public void setCharacterEncoding(@Nullable String encoding) {
        if (!headOnly) {
            super.setCharacterEncoding(encoding);
        }
    }

    @Override
    public void setDateHeader(String name, long value) {
        fields.setDate(name, value);
    }

    @Override
    public void addDateHeader(String name, long value) {
        setDateHeader(name, value);
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
        return fields.containsHeader(name);
    }

    @Override
    public @Nullable String getHeader(String name) {
        return fields.getFirst(name);
    }

    @Override
    public List<String> getHeaders(String name) {
        return fields.getOrEmpty(name);
    }

    @Override
    public Collection<String> getHeaderNames() {
        return fields.headerNames();
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
            writer = Optional
                    .of(new PrintWriter(new OutputStreamWriter(getOutputStream(), Charset.forName(getCharacterEncoding()))));
        }
        return writer.get();
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return new BufferOutputStream();
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
        errorSent = false;
    }

    @Override
    public boolean isCommitted() {
        return false;
    }

    private final class BufferOutputStream extends ServletOutputStream {

        private final OutputStream out = headOnly ? OutputStream.nullOutputStream() : content;

        @Override
        public void write(int b) throws IOException {
            out.write(b);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException("a buffered response does not support asynchronous writes");
        }
    }
}
