package press.broadsheet.pages.files;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRange;

/**
 * What of a file goes out: the bytes from one up to, but without, another.
 *
 * @param partial whether these, and not the whole, are what was asked for
 */
record ByteRange(long from, long to, long size, boolean partial) {

    /**
     * What a request asks for, or nothing where the file ends before it begins. Who asks for a part of something else gets
     * the whole of this (RFC 9110, section 13.1.5); so does who asks for several parts, or in a way that we do not know
     * (section 14.2).
     */
    static Optional<ByteRange> of(HttpServletRequest request, String etag, long size) {
        String ifRange = Optional.ofNullable(request.getHeader(HttpHeaders.IF_RANGE)).orElse(etag);
        List<HttpRange> ranges = request.getMethod().equals("GET") && ifRange.equals(etag) ? ranges(request) : List.of();
        if (ranges.size() != 1) {
            return Optional.of(new ByteRange(0, size, size, false));
        }
        long from = ranges.getFirst().getRangeStart(size);
        return from < size
                ? Optional.of(new ByteRange(from, ranges.getFirst().getRangeEnd(size) + 1, size, true))
                : Optional.empty();
    }

    private static List<HttpRange> ranges(HttpServletRequest request) {
        try {
            return HttpRange.parseRanges(String.join(",", Collections.list(request.getHeaders(HttpHeaders.RANGE))));
        } catch (IllegalArgumentException unknown) {
            return List.of();
        }
    }

    /** Says so in the head of an answer. */
    void to(HttpServletResponse response) {
        response.setContentLengthLong(to - from);
        if (partial) {
            response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
            response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes " + from + "-" + (to - 1) + "/" + size);
        }
    }
}
