package press.broadsheet.pages.metadata;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;

/** The schema.org types that pages use. Unknown properties are left out: no null, no empty string. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
sealed interface SchemaOrg {

    /** All nodes of one page. */
    record Graph(@JsonProperty("@context") String context, @JsonProperty("@graph") List<SchemaOrg> nodes) implements SchemaOrg {

        Graph(List<SchemaOrg> things) {
            this("https://schema.org", things);
        }
    }

    /**
     * An article.
     *
     * @param type NewsArticle, or its subtype by genre
     */
    record NewsArticle(
            @JsonProperty("@type") String type,
            String headline,
            String url,
            String mainEntityOfPage,
            Optional<String> datePublished,
            Optional<String> dateModified,
            Optional<String> expires,
            List<Person> author,
            Optional<String> articleSection,
            List<String> keywords,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) int wordCount,
            String inLanguage,
            @JsonProperty("isAccessibleForFree") boolean free,
            Optional<String> dateline,
            Optional<Place> locationCreated,
            Optional<String> isBasedOn,
            Optional<String> creditText,
            Optional<ImageObject> image,
            List<CorrectionComment> correction,
            NewsMediaOrganization publisher) implements SchemaOrg {}

    /** An author; the name without title or role, the URL of the author's page. */
    record Person(
            @JsonProperty("@type") String type,
            String name,
            String url,
            Optional<String> description,
            Optional<ImageObject> image) implements SchemaOrg {

        Person(String name, String url, Optional<String> description, Optional<ImageObject> image) {
            this("Person", name, url, description, image);
        }
    }

    record Place(@JsonProperty("@type") String type, String name) implements SchemaOrg {

        Place(String name) {
            this("Place", name);
        }
    }

    /** An image that the page shows; width and height in pixels. */
    record ImageObject(
            @JsonProperty("@type") String type,
            String url,
            String encodingFormat,
            int width,
            int height,
            Optional<String> caption,
            Optional<String> creditText) implements SchemaOrg {

        ImageObject(
                String url, String encodingFormat, int width, int height, Optional<String> caption,
                Optional<String> creditText) {
            this("ImageObject", url, encodingFormat, width, height, caption, creditText);
        }
    }

    record CorrectionComment(
            @JsonProperty("@type") String type, String text, String datePublished) implements SchemaOrg {

        CorrectionComment(String text, String datePublished) {
            this("CorrectionComment", text, datePublished);
        }
    }

    record NewsMediaOrganization(
            @JsonProperty("@type") String type, String name, String url, String logo) implements SchemaOrg {

        NewsMediaOrganization(String name, String url, String logo) {
            this("NewsMediaOrganization", name, url, logo);
        }
    }

    record WebSite(
            @JsonProperty("@type") String type,
            String name,
            String url,
            String description,
            String inLanguage,
            NewsMediaOrganization publisher) implements SchemaOrg {

        WebSite(String name, String url, String description, String inLanguage, NewsMediaOrganization publisher) {
            this("WebSite", name, url, description, inLanguage, publisher);
        }
    }

    /** A listing. */
    record CollectionPage(
            @JsonProperty("@type") String type,
            String name,
            String url,
            Optional<String> description,
            String inLanguage,
            NewsMediaOrganization publisher) implements SchemaOrg {

        CollectionPage(
                String name, String url, Optional<String> description, String inLanguage, NewsMediaOrganization publisher) {
            this("CollectionPage", name, url, description, inLanguage, publisher);
        }
    }

    /** A standing page. */
    record WebPage(
            @JsonProperty("@type") String type,
            String name,
            String url,
            Optional<String> description,
            String inLanguage,
            Optional<String> dateModified,
            NewsMediaOrganization publisher) implements SchemaOrg {}

    /** A page about one author. */
    record ProfilePage(
            @JsonProperty("@type") String type, String url, String inLanguage, Person mainEntity) implements SchemaOrg {

        ProfilePage(String url, String inLanguage, Person mainEntity) {
            this("ProfilePage", url, inLanguage, mainEntity);
        }
    }

    record BreadcrumbList(@JsonProperty("@type") String type, List<ListItem> itemListElement) implements SchemaOrg {

        BreadcrumbList(List<ListItem> itemListElement) {
            this("BreadcrumbList", itemListElement);
        }
    }

    record ListItem(
            @JsonProperty("@type") String type, int position, String name, String item) implements SchemaOrg {

        ListItem(int position, String name, String item) {
            this("ListItem", position, name, item);
        }
    }
}
