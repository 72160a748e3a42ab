package press.broadsheet.archive.ledger;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import press.broadsheet.publication.CanonicalUrl;
import press.broadsheet.publication.QueryParameter;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

/**
 * The query parameters that distinguish aliases, by path. An old site has one address such as {@code /news-show.asp?id=5081}
 * for each article, but few parameter sets: here, {@code id} at {@code /news-show.asp}.
 */
public record AliasQueryParameters(Map<String, List<List<String>>> parameterSets) {

    private static final Comparator<List<String>> MOST_PARAMETERS_FIRST = Comparator.comparingInt(names -> -names.size());

    /** The parameter sets of the ledger keys that have a query. */
    public static AliasQueryParameters of(Collection<String> keys) {
        return new AliasQueryParameters(keys.stream()
                .flatMap(key -> CanonicalUrl.parse(key).stream())
                .filter(alias -> !alias.parameters().isEmpty())
                .collect(groupingBy(CanonicalUrl::path,
                        mapping(AliasQueryParameters::parameterNames,
                                collectingAndThen(toSet(), AliasQueryParameters::longestFirst)))));
    }

    /** The sets of parameter names of aliases at this path, the largest set first. */
    public List<List<String>> parameterSetsAt(String path) {
        return parameterSets.getOrDefault(path, List.of());
    }

    private static List<String> parameterNames(CanonicalUrl alias) {
        return alias.parameters().stream().map(QueryParameter::name).sorted().toList();
    }

    private static List<List<String>> longestFirst(Set<List<String>> sets) {
        return sets.stream().sorted(MOST_PARAMETERS_FIRST).toList();
    }
}
