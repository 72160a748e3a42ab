package press.broadsheet.publication;

/** Which kind of article a text is; the kind decides the folder of its address. */
public enum ArticleKind {

    /** News: in listings, feeds and search. */
    ARTICLE("/articles/"),

    /** A standing page, such as About or the imprint: linked in the footer, in no listing, feed or search. */
    PAGE("/pages/");

    private final String folder;

    ArticleKind(String folder) {
        this.folder = folder;
    }

    /** The kind whose addresses begin as this one does; {@link #ARTICLE} for the address of an old site, too. */
    public static ArticleKind of(String address) {
        return address.startsWith(PAGE.folder) ? PAGE : ARTICLE;
    }

    /** The ledger's key for the address of an article of this kind: decoded, in its canonical spelling. */
    public String key(Slug slug) {
        return folder + slug;
    }

    /** The same address as it is written into pages, feeds and headers. */
    public String address(Slug slug) {
        return folder + slug.encoded();
    }

    /** The slug in a ledger key of this kind. */
    public Slug slug(String key) {
        return new Slug(key.startsWith(folder) ? key.substring(folder.length()) : key);
    }
}
