package press.broadsheet.archive.sql;

/**
 * The live rule as SQL, the only place that defines it. Not a view, because H2 does not push ORDER BY and LIMIT into a view.
 */
public final class LiveRule {

    /** Whether the row {@code a}, with its {@code publish_at} and {@code expire_at}, is live as of {@code :asOf}. */
    public static final String LIVE = "(a.publish_at <= :asOf AND (a.expire_at IS NULL OR a.expire_at > :asOf))";

    /** The same for listings, feeds and search, which contain articles but no standing pages. */
    public static final String LISTED = "(a.kind = 'ARTICLE' AND " + LIVE + ")";

    private LiveRule() {}
}
