package press.broadsheet.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import press.broadsheet.archive.Address;
import press.broadsheet.archive.Permalinks;
import press.broadsheet.archive.Sources;
import press.broadsheet.archive.Tombstone;
import press.broadsheet.publication.Article;
import press.broadsheet.publication.WebAddress;

/** An article as plain Markdown, at its own address and {@code .md}; it moves and goes as the article does. */
@Controller
class SourceController {

    private static final String ENDING = ".md";

    private final Permalinks permalinks;
    private final Sources sources;
    private final Voices voices;
    private final Nothing nothing;

    SourceController(Permalinks permalinks, Sources sources, Voices voices, Nothing nothing) {
        this.permalinks = permalinks;
        this.sources = sources;
        this.voices = voices;
        this.nothing = nothing;
    }

    @GetMapping("/articles/{slug}" + ENDING)
    ModelAndView source(HttpServletRequest request) {
        String address = request.getRequestURI();
        String query = Optional.ofNullable(request.getQueryString()).map(it -> "?" + it).orElse("");
        return WebAddress.parse(address.substring(0, address.length() - ENDING.length()))
                .map(article -> answer(permalinks.at(article.key()), query))
                .orElseGet(nothing::found);
    }

    private ModelAndView answer(Address address, String query) {
        return switch (address) {
            case Address.Live(Article article) -> new ModelAndView(file(article));
            case Address.Moved(String to) -> Elsewhere.at(to + ENDING + query);
            case Address.Gone(Tombstone tombstone) -> nothing.left(tombstone);
            case Address.Unknown() -> nothing.found();
        };
    }

    private SourceFile file(Article article) {
        Voice voice = voices.in(Locale.forLanguageTag(article.language()));
        String canonical = voice.publication().absolute(article.address());
        return new SourceFile(canonical, SourceHead.of(article, canonical, voice) + sources.markdown(article) + "\n");
    }
}
