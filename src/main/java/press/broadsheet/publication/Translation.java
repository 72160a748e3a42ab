package press.broadsheet.publication;

/**
 * A story as it stands in another language.
 *
 * @param language BCP 47 tag
 */
public record Translation(Slug slug, String headline, String language) {

    public String address() {
        return slug.articleAddress();
    }
}
