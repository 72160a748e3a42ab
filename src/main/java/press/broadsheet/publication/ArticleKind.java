package press.broadsheet.publication;

/** Which kind of article a text is; the kind decides the folder of its address. */
public enum ArticleKind {

    /** News: in listings, feeds and search. */
    ARTICLE("/articles/"),

    /** A standing page, such as About or the imprint: linked in the footer, in no listing, feed or search. */
    PAGE("/pages/");

    private final String pathPrefix;

    ArticleKind(String pathPrefix) {
        this.pathPrefix = pathPrefix;
    }

    /** The kind whose addresses begin as this one does; {@link #ARTICLE} for the address of an old site, too. */
    public static ArticleKind ofAddress(String address) {
        return address.startsWith(PAGE.pathPrefix) ? PAGE : ARTICLE;
    }

    /** The ledger's key for the address of an article of this kind: decoded, in its canonical spelling. */
    public String ledgerKey(Slug slug) {
        return pathPrefix + slug;
    }

    /** The same address as it is written into pages, feeds and headers. */
    public String address(Slug slug) {
        return pathPrefix + slug.encoded();
    }

    /** The slug in a ledger key of this kind. */
    public Slug slugOfKey(String key) {
        return new Slug(key.startsWith(pathPrefix) ? key.substring(pathPrefix.length()) : key);
    }
}
