package press.broadsheet.pages;

import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import press.broadsheet.archive.Labels;
import press.broadsheet.publication.Label;
import press.broadsheet.search.Answer;
import press.broadsheet.search.ArticleSearch;
import press.broadsheet.search.Question;

/** What readers look for by words; and how their browsers can look for it here. */
@Controller
class SearchController {

    private static final int SECTIONS = 100;
    private static final MediaType DESCRIPTION = MediaType.parseMediaType("application/opensearchdescription+xml;charset=UTF-8");

    private final ArticleSearch search;
    private final Labels labels;
    private final Latest latest;
    private final Voices voices;

    SearchController(ArticleSearch search, Labels labels, Latest latest, Voices voices) {
        this.search = search;
        this.labels = labels;
        this.latest = latest;
        this.voices = voices;
    }

    @GetMapping(SearchPage.ADDRESS)
    ModelAndView search(@RequestParam Optional<String> q, @RequestParam Optional<String> page) {
        Question question = Question.of(q.orElse(""));
        Voice voice = voices.own();
        SearchPage empty = SearchPage.of(q.orElse("").strip(), question, voice);
        if (question.isEmpty()) {
            return show(empty.beside(sections(voice)));
        }
        Answer answer = search.find(question, number(page));
        return show(answer.hits().isEmpty()
                ? empty.without(answer, voice).beside(sections(voice)).offering(latest.offer(voice))
                : empty.with(answer, voice));
    }

    @GetMapping("/opensearch.xml")
    ResponseEntity<String> description() {
        return ResponseEntity.ok().contentType(DESCRIPTION).body(OpenSearch.description(voices.own().publication()));
    }

    private static ModelAndView show(SearchPage page) {
        return new ModelAndView("search", "page", page);
    }

    private Index sections(Voice voice) {
        return new Index(voice.words().of("search.sections"),
                labels.mostBorne(Label.Kind.SECTION, SECTIONS).stream().map(borne -> Index.entry(borne, voice)).toList());
    }

    /** Of what is no page's number, the first's. */
    private static int number(Optional<String> page) {
        return page.filter(it -> it.matches("[0-9]{1,6}")).map(Integer::valueOf).orElse(1);
    }
}
