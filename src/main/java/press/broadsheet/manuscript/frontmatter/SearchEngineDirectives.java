package press.broadsheet.manuscript.frontmatter;

/**
 * Directives for search engines.
 *
 * @param noindex whether they must not index the article
 * @param sitemap whether it is listed in sitemaps; always false with {@code noindex}
 */
public record SearchEngineDirectives(boolean noindex, boolean sitemap) {

    /** Indexed and listed in sitemaps. */
    public static final SearchEngineDirectives DEFAULT = new SearchEngineDirectives(false, true);

    public SearchEngineDirectives {
        sitemap &= !noindex;
    }
}
