package press.broadsheet.pages.files;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRange;

/**
 * The part of a file to send: from one offset, inclusive, to another, exclusive.
 *
 * @param partial whether the request was for a part
 */
record ByteRange(long from, long to, long size, boolean partial) {

    /**
     * Parses the requested range; empty if it starts behind the end of the file. If If-Range does not match (RFC 9110, section
     * 13.1.5), or the request has several ranges or an unknown range unit (section 14.2), the whole file is sent.
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

    /** Sets status and header fields. */
    void to(HttpServletResponse response) {
        response.setContentLengthLong(to - from);
        if (partial) {
            response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
            response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes " + from + "-" + (to - 1) + "/" + size);
        }
    }
}
