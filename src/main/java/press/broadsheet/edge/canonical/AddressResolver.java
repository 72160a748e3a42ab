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
 * Resolves a requested URL to its canonical URL in one step, so that no redirect leads to another redirect.
 *
 * <p>An alias with a query of its own goes first and uses up its parameters, in any order and with any others between them; the
 * other parameters are kept.
 */
public class AddressResolver {

    private static final Pattern ARTICLE = Pattern.compile("(/articles/[^/]+?)(\\.md)?");
    private static final Pattern LABEL = Pattern.compile("(/(?:sections|tags|authors)/)([^/]+)(.*)");
    private static final Pattern PAGE = Pattern.compile("/pages/[^/]+");
    private static final Set<String> CURSOR_PARAMETERS = Set.of("before", "after");

    private final Function<String, PermalinkState> ledger;
    private final Function<String, List<List<String>>> aliasQueries;

    /**
     * @param ledger the state of a canonical key
     * @param aliasQueries the parameter names of the aliases at a canonical path, the longest list first
     */
    public AddressResolver(Function<String, PermalinkState> ledger, Function<String, List<List<String>>> aliasQueries) {
        this.ledger = ledger;
        this.aliasQueries = aliasQueries;
    }

    /**
     * @param isCanonical whether the request used the canonical spelling of the URL
     */
    AddressResolution resolve(CanonicalUrl requested, boolean isCanonical) {
        AddressResolution found = findTarget(requested, isCanonical);
        return isCanonical && found.equals(new AddressResolution.Redirect(requested)) ? new AddressResolution.Canonical() : found;
    }

    private AddressResolution findTarget(CanonicalUrl requested, boolean isCanonical) {
        for (List<String> names : requested.query().isEmpty() ? List.<List<String>>of() : aliasQueries.apply(requested.path())) {
            Optional<AddressResolution> alias = resolveAlias(requested, names);
            if (alias.isPresent()) {
                return alias.get();
            }
        }
        Matcher article = ARTICLE.matcher(requested.path());
        boolean isArticle = article.matches();
        boolean isReserved = requested.withoutQuery().isReserved();
        String canonicalPath = isArticle ? canonicalArticlePath(article) : canonicalLabelPath(requested.path());
        if (isCanonical && (isArticle || isReserved) && canonicalPath.equals(requested.path())) {
            return new AddressResolution.Canonical();
        }
        CanonicalUrl target = new CanonicalUrl(canonicalPath, requested.query());
        if (isArticle) {
            String ending = Objects.requireNonNullElse(article.group(2), "");
            return resolvePath(target, canonicalPath.substring(0, canonicalPath.length() - ending.length()), ending);
        }
        if (PAGE.matcher(requested.path()).matches()) {
            return resolvePath(requested, requested.path(), "");
        }
        return isReserved
                ? new AddressResolution.RedirectIfFound(resolveFormerSlugs(target))
                : resolvePath(requested, requested.path(), "");
    }

    /** The path before the {@code .md} of an article's source is spelled like the article's, without {@code .html}. */
    private static String canonicalArticlePath(Matcher article) {
        if (article.group(2) == null) {
            return article.group();
        }
        String before = new CanonicalUrl(article.group(1), Optional.empty()).encodedPath();
        return CanonicalUrl.parse(before).orElseThrow().path() + article.group(2);
    }

    /** Names that differ only in accents are one label and have one slug. */
    private static String canonicalLabelPath(String path) {
        Matcher label = LABEL.matcher(path);
        return label.matches() ? label.group(1) + Slug.ofLabel(label.group(2)) + label.group(3) : path;
    }

    /** Resolves the alias that these parameters make with the path, and keeps the other parameters. */
    private Optional<AddressResolution> resolveAlias(CanonicalUrl requested, List<String> names) {
        List<QueryParameter> rest = new ArrayList<>(requested.parameters());
        List<QueryParameter> own = new ArrayList<>();
        for (String name : names) {
            Optional<QueryParameter> found = rest.stream().filter(parameter -> parameter.name().equals(name)).findFirst();
            if (found.isEmpty()) {
                return Optional.empty();
            }
            rest.remove(found.get());
            own.add(found.get());
        }
        return switch (ledger.apply(new CanonicalUrl(requested.path(), joinQuery(own)).ledgerKey())) {
            case PermalinkState.Moved(String to) -> Optional.of(followRemainingAliases(redirectTo(to, joinQuery(rest))));
            case PermalinkState.Gone gone -> Optional.of(new AddressResolution.Gone(gone));
            case PermalinkState.Live _ -> Optional.empty();
            case PermalinkState.Unknown _ -> Optional.empty();
        };
    }

    private AddressResolution resolvePath(CanonicalUrl requested, String path, String suffix) {
        return switch (ledger.apply(path)) {
            case PermalinkState.Live _ -> new AddressResolution.Redirect(requested);
            case PermalinkState.Moved(String to) -> redirectTo(to + suffix, requested.query());
            case PermalinkState.Gone gone -> new AddressResolution.Gone(gone);
            case PermalinkState.Unknown _ -> new AddressResolution.NotFound();
        };
    }

    /** The remaining parameters may belong to another alias. The recursion ends, because each alias uses up at least one. */
    private AddressResolution followRemainingAliases(AddressResolution.Redirect redirect) {
        return switch (resolve(redirect.target(), true)) {
            case AddressResolution.Redirect next -> next;
            case AddressResolution.Gone gone -> gone;
            case AddressResolution.Canonical _,AddressResolution.RedirectIfFound _,AddressResolution.NotFound _ -> redirect;
        };
    }

    private static AddressResolution.Redirect redirectTo(String to, Optional<String> query) {
        return new AddressResolution.Redirect(new CanonicalUrl(CanonicalUrl.parse(to).orElseThrow().path(), query));
    }

    /** Replaces former slugs in a listing's position parameters, to save another redirect. */
    private CanonicalUrl resolveFormerSlugs(CanonicalUrl requested) {
        List<QueryParameter> resolved = requested.parameters().stream().map(this::resolveFormerSlugs).toList();
        return resolved.equals(requested.parameters()) ? requested : new CanonicalUrl(requested.path(), joinQuery(resolved));
    }

    private QueryParameter resolveFormerSlugs(QueryParameter parameter) {
        if (!CURSOR_PARAMETERS.contains(parameter.name())) {
            return parameter;
        }
        Optional<PermalinkState> state = CanonicalUrl.parse("/articles/" + parameter.value()).map(CanonicalUrl::path).map(ledger);
        return state.orElseGet(PermalinkState.Unknown::new) instanceof PermalinkState.Moved(String to)
                ? new QueryParameter(parameter.name() + "=" + to.substring(to.lastIndexOf('/') + 1))
                : parameter;
    }

    private static Optional<String> joinQuery(List<QueryParameter> parameters) {
        return Optional.of(parameters.stream().map(QueryParameter::raw).collect(Collectors.joining("&")))
                .filter(query -> !query.isEmpty());
    }
}
