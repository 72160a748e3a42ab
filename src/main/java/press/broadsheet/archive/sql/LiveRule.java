package press.broadsheet.archive.sql;

/** The one rule of what is live, as SQL. It is no view, because H2 does not push ORDER BY and LIMIT into a view. */
public final class LiveRule {

    /** Whether the row {@code a}, which has the two moments, is live as of {@code :asOf}. */
    public static final String LIVE = "(a.publish_at <= :asOf AND (a.expire_at IS NULL OR a.expire_at > :asOf))";

    /** The same for what listings, feeds and search show: articles, and no standing pages. */
    public static final String LISTED = "(a.kind = 'ARTICLE' AND " + LIVE + ")";

    private LiveRule() {}
}
