package press.broadsheet.publication;

/** The kind of an article; it determines the first part of its address. */
public enum ArticleKind {

    /** News: in listings, feeds and search. */
    ARTICLE("/articles/"),

    /** A standing page, such as About or the imprint: linked in the footer, in no listing, feed or search. */
    PAGE("/pages/");

    private final String pathPrefix;

    ArticleKind(String pathPrefix) {
        this.pathPrefix = pathPrefix;
    }

    /** The kind of the article at this address; {@link #ARTICLE} also for addresses of a former site. */
    public static ArticleKind ofAddress(String address) {
        return address.startsWith(PAGE.pathPrefix) ? PAGE : ARTICLE;
    }

    /** The ledger key of an article of this kind: its address, decoded and canonical. */
    public String ledgerKey(Slug slug) {
        return pathPrefix + slug;
    }

    /** The percent-encoded address, for pages, feeds and headers. */
    public String address(Slug slug) {
        return pathPrefix + slug.encoded();
    }

    /** The slug in a ledger key of this kind. */
    public Slug slugOfKey(String key) {
        return new Slug(key.startsWith(pathPrefix) ? key.substring(pathPrefix.length()) : key);
    }
}
