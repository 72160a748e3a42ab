package press.broadsheet.edge.response;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Parses Accept-Encoding: the codings that a client accepts (RFC 9110, section 12.5.3). */
final class AcceptEncoding {

    private static final List<ContentCoding> ALL = List.of(ContentCoding.values());
    private static final List<ContentCoding> GZIP_ONLY = List.of(ContentCoding.GZIP, ContentCoding.IDENTITY);
    private static final List<ContentCoding> IDENTITY_ONLY = List.of(ContentCoding.IDENTITY);

    private AcceptEncoding() {}

    /**
     * The accepted codings, the most preferred first; of equal weights, the one that compresses better. Without the header, or if
     * no coding is acceptable, identity.
     */
    static List<ContentCoding> acceptable(String header) {
        return switch (header) {
            case "" -> IDENTITY_ONLY;
            case "gzip, deflate, br", "gzip, deflate, br, zstd" -> ALL; // sent by browsers
            case "gzip", "gzip, deflate" -> GZIP_ONLY; // sent by proxies and feed readers
            default -> parse(header);
        };
    }

    private static List<ContentCoding> parse(String header) {
        Map<ContentCoding, Double> named = new EnumMap<>(ContentCoding.class);
        Optional<Double> others = Optional.empty();
        for (String member : header.toLowerCase(Locale.ROOT).split(",", -1)) {
            String[] parts = member.split(";", 2);
            double weight = parts.length < 2 ? 1 : weight(parts[1].strip());
            if (parts[0].strip().equals("*")) {
                others = Optional.of(weight);
            } else {
                ContentCoding.forToken(parts[0].strip()).ifPresent(contentCoding -> named.put(contentCoding, weight));
            }
        }
        return rank(named, others);
    }

    /** Codings that are not listed are not acceptable, except identity, which only {@code q=0} excludes. */
    private static List<ContentCoding> rank(Map<ContentCoding, Double> named, Optional<Double> others) {
        Map<ContentCoding, Double> weights = new EnumMap<>(ContentCoding.class);
        for (ContentCoding contentCoding : ALL) {
            double unnamed = others.orElse(contentCoding == ContentCoding.IDENTITY ? Double.MIN_VALUE : 0);
            weights.put(contentCoding, named.getOrDefault(contentCoding, unnamed));
        }
        List<ContentCoding> wanted = Stream.of(ContentCoding.values())
                .filter(contentCoding -> weights.getOrDefault(contentCoding, 0.0) > 0)
                .sorted(Comparator.comparing((ContentCoding contentCoding) -> weights.getOrDefault(contentCoding, 0.0))
                        .reversed())
                .toList();
        return wanted.isEmpty() ? IDENTITY_ONLY : wanted;
    }

    /** A malformed weight counts as 1. */
    private static double weight(String parameter) {
        return parameter.matches("q\\s*=\\s*(0(\\.\\d{0,3})?|1(\\.0{0,3})?)")
                ? Double.parseDouble(parameter.substring(parameter.indexOf('=') + 1).strip())
                : 1;
    }
}
