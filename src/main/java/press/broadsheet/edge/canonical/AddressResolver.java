package press.broadsheet.edge.canonical;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import press.broadsheet.archive.reading.PermalinkState;
import press.broadsheet.publication.CanonicalUrl;
import press.broadsheet.publication.QueryParameter;
import press.broadsheet.publication.Slug;

/**
 * Tells where a request finds its answer, so that whoever follows is there: one hop from any spelling of any address ever
 * given out.
 *
 * <p>An alias with a query of its own goes first and uses that query up, in whatever order its parameters come and
 * whatever stands between them; what else was asked for is kept.
 */
public class AddressResolver {

    private static final Pattern ARTICLE = Pattern.compile("(/articles/[^/]+?)(\\.md)?");
    private static final Pattern LABEL = Pattern.compile("(/(?:sections|tags|authors)/)([^/]+)(.*)");
    private static final Pattern PAGE = Pattern.compile("/pages/[^/]+");
    private static final Set<String> CURSOR_PARAMETERS = Set.of("before", "after");

    private final Function<String, PermalinkState> ledger;
    private final Function<String, List<List<String>>> aliasQueries;

    /**
     * @param ledger what a canonical key stands for
     * @param aliasQueries the names of the parameters that aliases at a canonical path may have, the longest list first
     */
    public AddressResolver(Function<String, PermalinkState> ledger, Function<String, List<List<String>>> aliasQueries) {
        this.ledger = ledger;
        this.aliasQueries = aliasQueries;
    }

    /** Where to go from an address that stood in the request in its canonical spelling, or in another. */
    AddressResolution resolve(CanonicalUrl asked, boolean wellSpelled) {
        AddressResolution found = findTarget(asked, wellSpelled);
        return wellSpelled && found.equals(new AddressResolution.Redirect(asked)) ? new AddressResolution.Canonical() : found;
    }

    private AddressResolution findTarget(CanonicalUrl asked, boolean wellSpelled) {
        for (List<String> names : asked.query().isEmpty() ? List.<List<String>>of() : aliasQueries.apply(asked.path())) {
            Optional<AddressResolution> alias = resolveAlias(asked, names);
            if (alias.isPresent()) {
                return alias.get();
            }
        }
        Matcher article = ARTICLE.matcher(asked.path());
        boolean isArticle = article.matches();
        boolean isOurs = asked.withoutQuery().isReserved();
        String spelled = isArticle ? canonicalArticlePath(article) : canonicalLabelPath(asked.path());
        if (wellSpelled && (isArticle || isOurs) && spelled.equals(asked.path())) {
            return new AddressResolution.Canonical();
        }
        CanonicalUrl there = new CanonicalUrl(spelled, asked.query());
        if (isArticle) {
            String ending = Objects.requireNonNullElse(article.group(2), "");
            return resolvePath(there, spelled.substring(0, spelled.length() - ending.length()), ending);
        }
        if (PAGE.matcher(asked.path()).matches()) {
            return resolvePath(asked, asked.path(), "");
        }
        return isOurs ? new AddressResolution.RedirectIfFound(resolveFormerSlugs(there)) : resolvePath(asked, asked.path(), "");
    }

    /** What stands before the {@code .md} of an article's source is spelled as the article is, without {@code .html}. */
    private static String canonicalArticlePath(Matcher article) {
        if (article.group(2) == null) {
            return article.group();
        }
        String before = new CanonicalUrl(article.group(1), Optional.empty()).encodedPath();
        return CanonicalUrl.parse(before).orElseThrow().path() + article.group(2);
    }

    /** Names that differ in accents are one label, so its address is found from each of them. */
    private static String canonicalLabelPath(String path) {
        Matcher label = LABEL.matcher(path);
        return label.matches() ? label.group(1) + Slug.ofLabel(label.group(2)) + label.group(3) : path;
    }

    /** What the parameters of these names, taken out of the query, make of the address. */
    private Optional<AddressResolution> resolveAlias(CanonicalUrl asked, List<String> names) {
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
        return switch (ledger.apply(new CanonicalUrl(asked.path(), joinQuery(own)).ledgerKey())) {
            case PermalinkState.Moved(String to) -> Optional.of(followRemainingAliases(redirectTo(to, joinQuery(rest))));
            case PermalinkState.Gone gone -> Optional.of(new AddressResolution.Gone(gone));
            case PermalinkState.Live _ -> Optional.empty();
            case PermalinkState.Unknown _ -> Optional.empty();
        };
    }

    private AddressResolution resolvePath(CanonicalUrl asked, String path, String suffix) {
        return switch (ledger.apply(path)) {
            case PermalinkState.Live _ -> new AddressResolution.Redirect(asked);
            case PermalinkState.Moved(String to) -> redirectTo(to + suffix, asked.query());
            case PermalinkState.Gone gone -> new AddressResolution.Gone(gone);
            case PermalinkState.Unknown _ -> new AddressResolution.NotFound();
        };
    }

    /** What is left of the query may be another alias's: ends, since each of them uses some of it up. */
    private AddressResolution followRemainingAliases(AddressResolution.Redirect there) {
        return switch (resolve(there.target(), true)) {
            case AddressResolution.Redirect further -> further;
            case AddressResolution.Gone ended -> ended;
            case AddressResolution.Canonical _,AddressResolution.RedirectIfFound _,AddressResolution.NotFound _ -> there;
        };
    }

    private static AddressResolution.Redirect redirectTo(String to, Optional<String> query) {
        return new AddressResolution.Redirect(new CanonicalUrl(CanonicalUrl.parse(to).orElseThrow().path(), query));
    }

    /** A listing's address; a position in it that is named by a former slug would be one more hop. */
    private CanonicalUrl resolveFormerSlugs(CanonicalUrl asked) {
        List<QueryParameter> settled = asked.parameters().stream().map(this::resolveFormerSlugs).toList();
        return settled.equals(asked.parameters()) ? asked : new CanonicalUrl(asked.path(), joinQuery(settled));
    }

    private QueryParameter resolveFormerSlugs(QueryParameter parameter) {
        if (!CURSOR_PARAMETERS.contains(parameter.name())) {
            return parameter;
        }
        Optional<PermalinkState> story = CanonicalUrl.parse("/articles/" + parameter.value()).map(CanonicalUrl::path).map(ledger);
        return story.orElseGet(PermalinkState.Unknown::new) instanceof PermalinkState.Moved(String to)
                ? new QueryParameter(parameter.name() + "=" + to.substring(to.lastIndexOf('/') + 1))
                : parameter;
    }

    private static Optional<String> joinQuery(List<QueryParameter> parameters) {
        return Optional.of(parameters.stream().map(QueryParameter::raw).collect(Collectors.joining("&")))
                .filter(query -> !query.isEmpty());
    }
}
