package press.broadsheet.pages;

import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.servlet.ModelAndView;
import press.broadsheet.archive.reading.MarkdownSources;
import press.broadsheet.archive.reading.PermalinkState;
import press.broadsheet.archive.reading.Permalinks;
import press.broadsheet.archive.reading.Tombstone;
import press.broadsheet.pages.view.Localizer;
import press.broadsheet.pages.view.Localizers;
import press.broadsheet.publication.Article;
import press.broadsheet.web.PermanentRedirect;
import press.broadsheet.web.RequestedAddress;

/**
 * Serves the Markdown source of an article at the article's address plus {@code .md}. It is redirected and removed with the
 * article.
 */
@Controller
class MarkdownController {

    private static final String EXTENSION = ".md";

    private final Permalinks permalinks;
    private final MarkdownSources markdownSources;
    private final Localizers localizers;
    private final MissingPageResponses missingPageResponses;

    MarkdownController(Permalinks permalinks, MarkdownSources markdownSources, Localizers localizers,
            MissingPageResponses missingPageResponses) {
        this.permalinks = permalinks;
        this.markdownSources = markdownSources;
        this.localizers = localizers;
        this.missingPageResponses = missingPageResponses;
    }

    @GetMapping("/articles/{slug}" + EXTENSION)
    ModelAndView markdown(@RequestAttribute(RequestedAddress.ATTRIBUTE) RequestedAddress requested) {
        Optional<PermalinkState> gone = requested.gone().map(state -> state);
        String path = requested.address().path();
        return switch (gone.orElseGet(() -> permalinks.resolve(path.substring(0, path.length() - EXTENSION.length())))) {
            case PermalinkState.Live(Article article) -> new ModelAndView(view(article));
            case PermalinkState.Moved(String to) -> PermanentRedirect.to(to + EXTENSION + requested.querySuffix());
            case PermalinkState.Gone(Tombstone tombstone) -> missingPageResponses.gone(tombstone);
            case PermalinkState.Unknown() -> missingPageResponses.notFound();
        };
    }

    private MarkdownView view(Article article) {
        Localizer localizer = localizers.forLanguage(Locale.forLanguageTag(article.text().language()));
        String canonical = localizer.publication().absoluteUrl(article.address());
        return new MarkdownView(canonical,
                FrontMatterWriter.of(article, canonical, localizer) + markdownSources.markdown(article) + "\n");
    }
}
