package press.broadsheet.publication;

/**
 * A translation of an article.
 *
 * @param language BCP 47 tag
 */
public record Translation(Slug slug, String headline, String language) {

    public String address() {
        return slug.articleAddress();
    }
}
