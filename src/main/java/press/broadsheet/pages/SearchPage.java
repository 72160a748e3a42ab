package press.broadsheet.pages;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import press.broadsheet.search.Answer;
import press.broadsheet.search.Hit;
import press.broadsheet.search.Marked;
import press.broadsheet.search.Question;

/**
 * The form, and what the question in it found.
 *
 * @param asked as the reader typed it
 * @param status how many stories were found, in words; empty where nothing was asked
 * @param partial whether there may be more
 * @param instead a question that may have been meant
 * @param indexes by what to narrow it, or where else to look
 */
record SearchPage(
        Head head,
        String asked,
        Optional<String> status,
        boolean partial,
        Optional<Crumb> instead,
        List<Row> stories,
        List<Numbered> pages,
        List<Index> indexes,
        Offer offer) implements Sheet {

    static final String ADDRESS = "/search";

    /** A story, and where it shows what was looked for. */
    record Row(Teaser story, Marked title, Optional<Marked> passage) {}

    /** The pages around this one that a reader can turn to. */
    record Numbered(int number, String address, boolean here) {}

    private static final int AROUND = 3;
    private static final int MOST_ENTRIES = 12;

    /** With nothing found, since nothing was looked for. */
    static SearchPage of(String asked, Question question, Voice voice) {
        String name = voice.words().of("search");
        String title = question.isEmpty() ? name : voice.words().of("search.title", question.text(), name);
        Head head = Head.of(voice.language(), voice.title(title), Optional.empty(),
                voice.publication().absolute(question.isEmpty() ? ADDRESS : address(question)));
        return new SearchPage(head, asked, Optional.empty(), false, Optional.empty(), List.of(), List.of(), List.of(),
                Offer.NONE);
    }

    SearchPage with(Answer answer, Voice voice) {
        Question question = answer.question();
        return new SearchPage(head(answer, voice), asked, Optional.of(status(answer, voice)), !answer.whole(),
                Optional.empty(), answer.hits().stream().map(hit -> row(hit, voice)).toList(), numbered(answer),
                narrowing(answer, question, voice), Offer.NONE);
    }

    /** Nothing was found. */
    SearchPage without(Answer answer, Voice voice) {
        return new SearchPage(head, asked, Optional.of(status(answer, voice)), !answer.whole(),
                answer.instead().map(it -> new Crumb(it.text(), address(it))), List.of(), List.of(), List.of(), offer);
    }

    SearchPage beside(Index index) {
        return new SearchPage(head, asked, status, partial, instead, stories, pages,
                index.entries().isEmpty() ? List.of() : List.of(index), offer);
    }

    SearchPage offering(Offer more) {
        return new SearchPage(head, asked, status, partial, instead, stories, pages, indexes, more);
    }

    @Override
    public boolean hasSearch() {
        return true;
    }

    /** What a search finds is no page to be found by one. */
    @Override
    public boolean isIndexed() {
        return false;
    }

    static String address(Question question) {
        return ADDRESS + "?q=" + URLEncoder.encode(question.text(), StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String address(Question question, int page) {
        return address(question) + (page == 1 ? "" : "&page=" + page);
    }

    private static String status(Answer answer, Voice voice) {
        Question wording = answer.question().wording();
        return wording.isEmpty()
                ? voice.words().of("search.count", answer.count())
                : voice.words().of("search.mention", answer.count(), wording.text());
    }

    private Head head(Answer answer, Voice voice) {
        Question question = answer.question();
        int page = answer.page();
        Optional<Integer> next = Optional.of(page + 1).filter(number -> number <= answer.pages());
        return new Head(head.language(), head.title(), Optional.empty(),
                Optional.of(voice.publication().absolute(address(question, page))),
                Optional.of(page - 1).filter(number -> number > 0).map(number -> address(question, number)),
                next.map(number -> address(question, number)), Facts.NONE);
    }

    private static Row row(Hit hit, Voice voice) {
        return new Row(voice.teaser(hit.story(), StoriesPage.TEASER_LENGTH), hit.title(), hit.passage());
    }

    private static List<Numbered> numbered(Answer answer) {
        List<Numbered> pages = new ArrayList<>();
        int last = Math.min(answer.pages(), answer.page() + AROUND);
        for (int number = Math.max(1, answer.page() - AROUND); number <= last && answer.pages() > 1; number++) {
            pages.add(new Numbered(number, address(answer.question(), number), number == answer.page()));
        }
        return pages;
    }

    private static List<Index> narrowing(Answer answer, Question question, Voice voice) {
        List<Index.Entry> sections = new ArrayList<>();
        if (question.isWithinSection()) {
            sections.add(new Index.Entry(voice.words().of("search.everywhere"), address(question.everywhere()), "", ""));
        }
        answer.sections().stream().limit(MOST_ENTRIES).forEach(it -> sections.add(entry(
                it.section().name(), question.within(it.section()), it.stories(), question.isWithinSection(), voice)));
        List<Index.Entry> years = new ArrayList<>();
        if (question.isWithinTime()) {
            years.add(new Index.Entry(voice.words().of("search.ever"), address(question.ever()), "", ""));
        }
        answer.years().reversed().entrySet().stream().limit(MOST_ENTRIES).forEach(it -> years.add(entry(
                Integer.toString(it.getKey()), question.in(it.getKey()), it.getValue(), question.isWithinTime(), voice)));
        return List.of(
                new Index(voice.words().of("search.bysection"), sections), new Index(voice.words().of("search.byyear"), years))
                .stream().filter(index -> !index.entries().isEmpty()).toList();
    }

    private static Index.Entry entry(String name, Question question, long stories, boolean narrowed, Voice voice) {
        return new Index.Entry(name, address(question), voice.number(stories), narrowed ? "true" : "");
    }
}
