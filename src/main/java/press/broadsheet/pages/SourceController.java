package press.broadsheet.pages;

import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.servlet.ModelAndView;
import press.broadsheet.archive.Address;
import press.broadsheet.archive.Permalinks;
import press.broadsheet.archive.Sources;
import press.broadsheet.archive.Tombstone;
import press.broadsheet.publication.Article;
import press.broadsheet.web.PermanentRedirect;
import press.broadsheet.web.RequestedAddress;

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
    ModelAndView source(@RequestAttribute(RequestedAddress.ATTRIBUTE) RequestedAddress requested) {
        Optional<Address> ended = requested.gone().map(gone -> gone);
        String path = requested.address().path();
        return switch (ended.orElseGet(() -> permalinks.at(path.substring(0, path.length() - ENDING.length())))) {
            case Address.Live(Article article) -> new ModelAndView(file(article));
            case Address.Moved(String to) -> PermanentRedirect.to(to + ENDING + requested.querySuffix());
            case Address.Gone(Tombstone tombstone) -> nothing.left(tombstone);
            case Address.Unknown() -> nothing.found();
        };
    }

    private SourceFile file(Article article) {
        Voice voice = voices.in(Locale.forLanguageTag(article.text().language()));
        String canonical = voice.publication().absolute(article.address());
        return new SourceFile(canonical, SourceHead.of(article, canonical, voice) + sources.markdown(article) + "\n");
    }
}
