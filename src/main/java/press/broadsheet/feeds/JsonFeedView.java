package press.broadsheet.feeds;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.view.AbstractView;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.json.JsonMapper;

/** Renders a feed as JSON Feed 1.1 (jsonfeed.org), under the view name that a template would have. */
@Component("feed.json")
class JsonFeedView extends AbstractView {

    private final JsonMapper json = JsonMapper.builder()
            .changeDefaultPropertyInclusion(it -> it.withValueInclusion(JsonInclude.Include.NON_EMPTY))
            .build();

    JsonFeedView() {
        super();
        setContentType("application/feed+json");
    }

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    private record Document(
            String version,
            String title,
            String homePageUrl,
            String feedUrl,
            String description,
            Optional<String> nextUrl,
            List<Author> authors,
            String language,
            @JsonInclude(JsonInclude.Include.ALWAYS) List<Item> items) {

        static Document of(Feed feed) {
            return new Document(
                    "https://jsonfeed.org/version/1.1",
                    feed.title(),
                    feed.home(),
                    feed.self(),
                    feed.publication().description(),
                    feed.older(),
                    List.of(new Author(feed.publication().name(), Optional.of(feed.siteUrl()))),
                    feed.language(),
                    feed.entries().stream().map(Item::of).toList());
        }
    }

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    private record Item(
            String id,
            String url,
            Optional<String> externalUrl,
            String title,
            String contentHtml,
            Optional<String> summary,
            Optional<String> image,
            Optional<String> datePublished,
            Optional<String> dateModified,
            List<Author> authors,
            List<String> tags,
            String language) {

        static Item of(Entry entry) {
            return new Item(
                    entry.id(),
                    entry.url(),
                    entry.sourceUrl(),
                    entry.title(),
                    entry.content(),
                    entry.summary(),
                    entry.image().map(EntryImage::url),
                    entry.published(),
                    entry.modified(),
                    entry.authors().stream().map(it -> new Author(it.name(), it.uri())).toList(),
                    entry.categories().stream().map(Entry.Category::label).toList(),
                    entry.language());
        }
    }

    private record Author(String name, Optional<String> url) {}

    @Override
    protected void renderMergedOutputModel(
            Map<String, Object> model, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (model.get("feed") instanceof Feed feed) {
            setResponseContentType(request, response);
            response.getOutputStream().write(json.writeValueAsBytes(Document.of(feed)));
        }
    }
}
