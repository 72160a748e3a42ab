package press.broadsheet.manuscript.frontmatter;

/**
 * What search engines are asked.
 *
 * @param noindex whether they are not to keep the article
 * @param sitemap whether it stands in sitemaps; never true of what they are not to keep
 */
public record SearchEngineDirectives(boolean noindex, boolean sitemap) {

    /** What is kept and listed, as nearly everything is. */
    public static final SearchEngineDirectives DEFAULT = new SearchEngineDirectives(false, true);

    public SearchEngineDirectives {
        sitemap &= !noindex;
    }
}
