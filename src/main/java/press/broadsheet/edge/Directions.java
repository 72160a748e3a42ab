package press.broadsheet.edge;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import press.broadsheet.archive.Address;
import press.broadsheet.publication.QueryParameter;
import press.broadsheet.publication.Slug;
import press.broadsheet.publication.WebAddress;

/**
 * Tells where a request finds its answer, so that whoever follows is there: one hop from any spelling of any address ever
 * given out.
 *
 * <p>An alias with a query of its own goes first and uses that query up, in whatever order its parameters come and
 * whatever stands between them; what else was asked for is kept.
 */
class Directions {

    private static final Pattern ARTICLE = Pattern.compile("(/articles/[^/]+?)(\\.md)?");
    private static final Pattern LABEL = Pattern.compile("(/(?:sections|tags|authors)/)([^/]+)(.*)");
    private static final Pattern PAGE = Pattern.compile("/pages/[^/]+");
    private static final Set<String> POSITIONS = Set.of("before", "after");

    private final Function<String, Address> ledger;
    private final Function<String, List<List<String>>> aliasQueries;

    /**
     * @param ledger what a canonical key stands for
     * @param aliasQueries the names of the parameters that aliases at a canonical path may have, the longest list first
     */
    Directions(Function<String, Address> ledger, Function<String, List<List<String>>> aliasQueries) {
        this.ledger = ledger;
        this.aliasQueries = aliasQueries;
    }

    /** Where to go from an address that stood in the request in its canonical spelling, or in another. */
    Direction to(WebAddress asked, boolean wellSpelled) {
        Direction found = find(asked, wellSpelled);
        return wellSpelled && found.equals(new Direction.Elsewhere(asked)) ? new Direction.Here() : found;
    }

    private Direction find(WebAddress asked, boolean wellSpelled) {
        for (List<String> names : asked.query().isEmpty() ? List.<List<String>>of() : aliasQueries.apply(asked.path())) {
            Optional<Direction> alias = alias(asked, names);
            if (alias.isPresent()) {
                return alias.get();
            }
        }
        Matcher article = ARTICLE.matcher(asked.path());
        boolean isArticle = article.matches();
        boolean isOurs = asked.withoutQuery().isReserved();
        String spelled = isArticle ? spelled(article) : folded(asked.path());
        if (wellSpelled && (isArticle || isOurs) && spelled.equals(asked.path())) {
            return new Direction.Here();
        }
        WebAddress there = new WebAddress(spelled, asked.query());
        if (isArticle) {
            String ending = Objects.requireNonNullElse(article.group(2), "");
            return known(there, spelled.substring(0, spelled.length() - ending.length()), ending);
        }
        if (PAGE.matcher(asked.path()).matches()) {
            return known(asked, asked.path(), "");
        }
        return isOurs ? new Direction.Ours(settled(there)) : known(asked, asked.path(), "");
    }

    /** What stands before the {@code .md} of an article's source is spelled as the article is, without {@code .html}. */
    private static String spelled(Matcher article) {
        if (article.group(2) == null) {
            return article.group();
        }
        String before = new WebAddress(article.group(1), Optional.empty()).encodedPath();
        return WebAddress.parse(before).orElseThrow().path() + article.group(2);
    }

    /** Names that differ in accents are one label, so its address is found from each of them. */
    private static String folded(String path) {
        Matcher label = LABEL.matcher(path);
        return label.matches() ? label.group(1) + Slug.ofLabel(label.group(2)) + label.group(3) : path;
    }

    /** What the parameters of these names, taken out of the query, make of the address. */
    private Optional<Direction> alias(WebAddress asked, List<String> names) {
        List<QueryParameter> rest = new ArrayList<>(asked.parameters());
        List<QueryParameter> own = new ArrayList<>();
        for (String name : names) {
            Optional<QueryParameter> found = rest.stream().filter(parameter -> parameter.name().equals(name)).findFirst();
            if (found.isEmpty()) {
                return Optional.empty();
            }
            rest.remove(found.get());
            own.add(found.get());
        }
        return switch (ledger.apply(new WebAddress(asked.path(), query(own)).key())) {
            case Address.Moved(String to) -> Optional.of(onward(elsewhere(to, query(rest))));
            case Address.Gone gone -> Optional.of(new Direction.Ended(gone));
            case Address.Live _ -> Optional.empty();
            case Address.Unknown _ -> Optional.empty();
        };
    }

    private Direction known(WebAddress asked, String path, String suffix) {
        return switch (ledger.apply(path)) {
            case Address.Live _ -> new Direction.Elsewhere(asked);
            case Address.Moved(String to) -> elsewhere(to + suffix, asked.query());
            case Address.Gone gone -> new Direction.Ended(gone);
            case Address.Unknown _ -> new Direction.Nowhere();
        };
    }

    /** What is left of the query may be another alias's: ends, since each of them uses some of it up. */
    private Direction onward(Direction.Elsewhere there) {
        return switch (to(there.to(), true)) {
            case Direction.Elsewhere further -> further;
            case Direction.Ended ended -> ended;
            case Direction.Here _,Direction.Ours _,Direction.Nowhere _ -> there;
        };
    }

    private static Direction.Elsewhere elsewhere(String to, Optional<String> query) {
        return new Direction.Elsewhere(new WebAddress(WebAddress.parse(to).orElseThrow().path(), query));
    }

    /** A listing's address; a position in it that is named by a former slug would be one more hop. */
    private WebAddress settled(WebAddress asked) {
        List<QueryParameter> settled = asked.parameters().stream().map(this::settled).toList();
        return settled.equals(asked.parameters()) ? asked : new WebAddress(asked.path(), query(settled));
    }

    private QueryParameter settled(QueryParameter parameter) {
        if (!POSITIONS.contains(parameter.name())) {
            return parameter;
        }
        Optional<Address> story = WebAddress.parse("/articles/" + parameter.value()).map(WebAddress::path).map(ledger);
        return story.orElseGet(Address.Unknown::new) instanceof Address.Moved(String to)
                ? new QueryParameter(parameter.name() + "=" + to.substring(to.lastIndexOf('/') + 1))
                : parameter;
    }

    private static Optional<String> query(List<QueryParameter> parameters) {
        return Optional.of(parameters.stream().map(QueryParameter::raw).collect(Collectors.joining("&")))
                .filter(query -> !query.isEmpty());
    }
}
