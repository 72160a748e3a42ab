package press.broadsheet.edge;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which codings a reader understands (RFC 9110, section 12.5.3). */
final class AcceptEncoding {

    private static final List<Coding> ALL = List.of(Coding.values());
    private static final List<Coding> OLD = List.of(Coding.GZIP, Coding.IDENTITY);
    private static final List<Coding> NONE = List.of(Coding.IDENTITY);

    private AcceptEncoding() {}

    /**
     * Those the reader takes, the one liked best first; of two liked the same, the one that makes pages smaller. Who says
     * nothing, or takes nothing that we have, gets the bytes as they are.
     */
    static List<Coding> wanted(String header) {
        return switch (header) {
            case "" -> NONE;
            case "gzip, deflate, br", "gzip, deflate, br, zstd" -> ALL; // what browsers say
            case "gzip", "gzip, deflate" -> OLD; // what proxies and feed readers say
            default -> parse(header);
        };
    }

    private static List<Coding> parse(String header) {
        Map<Coding, Double> named = new EnumMap<>(Coding.class);
        Optional<Double> others = Optional.empty();
        for (String member : header.toLowerCase(Locale.ROOT).split(",", -1)) {
            String[] parts = member.split(";", 2);
            double weight = parts.length < 2 ? 1 : weight(parts[1].strip());
            if (parts[0].strip().equals("*")) {
                others = Optional.of(weight);
            } else {
                Coding.named(parts[0].strip()).ifPresent(coding -> named.put(coding, weight));
            }
        }
        return ranked(named, others);
    }

    /** What is not named is not wanted, but for identity, which only a zero refuses. */
    private static List<Coding> ranked(Map<Coding, Double> named, Optional<Double> others) {
        Map<Coding, Double> weights = new EnumMap<>(Coding.class);
        for (Coding coding : ALL) {
            double unnamed = others.orElse(coding == Coding.IDENTITY ? Double.MIN_VALUE : 0);
            weights.put(coding, named.getOrDefault(coding, unnamed));
        }
        List<Coding> wanted = Stream.of(Coding.values())
                .filter(coding -> weights.getOrDefault(coding, 0.0) > 0)
                .sorted(Comparator.comparing((Coding coding) -> weights.getOrDefault(coding, 0.0)).reversed())
                .toList();
        return wanted.isEmpty() ? NONE : wanted;
    }

    /** A weight that cannot be read counts as none given. */
    private static double weight(String parameter) {
        return parameter.matches("q\\s*=\\s*(0(\\.\\d{0,3})?|1(\\.0{0,3})?)")
                ? Double.parseDouble(parameter.substring(parameter.indexOf('=') + 1).strip())
                : 1;
    }
}
