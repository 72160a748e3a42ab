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
import press.broadsheet.pages.view.PageFormat;
import press.broadsheet.pages.view.PageFormats;
import press.broadsheet.publication.Article;
import press.broadsheet.web.PermanentRedirect;
import press.broadsheet.web.RequestedAddress;

/** An article as plain Markdown, at its own address and {@code .md}; it moves and goes as the article does. */
@Controller
class MarkdownController {

    private static final String ENDING = ".md";

    private final Permalinks permalinks;
    private final MarkdownSources markdownSources;
    private final PageFormats pageFormats;
    private final MissingPageResponses missingPageResponses;

    MarkdownController(Permalinks permalinks, MarkdownSources markdownSources, PageFormats pageFormats, MissingPageResponses missingPageResponses) {
        this.permalinks = permalinks;
        this.markdownSources = markdownSources;
        this.pageFormats = pageFormats;
        this.missingPageResponses = missingPageResponses;
    }

    @GetMapping("/articles/{slug}" + ENDING)
    ModelAndView source(@RequestAttribute(RequestedAddress.ATTRIBUTE) RequestedAddress requested) {
        Optional<PermalinkState> ended = requested.gone().map(gone -> gone);
        String path = requested.address().path();
        return switch (ended.orElseGet(() -> permalinks.at(path.substring(0, path.length() - ENDING.length())))) {
            case PermalinkState.Live(Article article) -> new ModelAndView(file(article));
            case PermalinkState.Moved(String to) -> PermanentRedirect.to(to + ENDING + requested.querySuffix());
            case PermalinkState.Gone(Tombstone tombstone) -> missingPageResponses.left(tombstone);
            case PermalinkState.Unknown() -> missingPageResponses.found();
        };
    }

    private MarkdownView file(Article article) {
        PageFormat pageFormat = pageFormats.in(Locale.forLanguageTag(article.text().language()));
        String canonical = pageFormat.publication().absolute(article.address());
        return new MarkdownView(canonical, FrontMatterWriter.of(article, canonical, pageFormat) + markdownSources.markdown(article) + "\n");
    }
}
