package press.broadsheet.pages;

import java.util.List;
import java.util.Optional;
import press.broadsheet.publication.Article;

/** A standing page, set. */
record StandingSheet(Head head, Article standing, List<Crumb> crumbs, Optional<Stamp> updated) implements Sheet {

    private static final int DESCRIPTION_LENGTH = 200;

    static StandingSheet of(Article page, Voice voice) {
        Head head = Head.of(voice.language(), voice.title(page.text().headline()), description(page, voice),
                voice.publication().absolute(page.address()));
        return new StandingSheet(head.telling(Facts.ofStandingPage(page, head, voice)), page, List.of(voice.home()),
                page.dates().updated().map(voice.almanac()::full));
    }

    @Override
    public boolean isIndexed() {
        return !standing.noindex();
    }

    @Override
    public Optional<Tab> tab() {
        return Optional.of(Tab.itself(standing.address()));
    }

    private static Optional<String> description(Article page, Voice voice) {
        return page.text().standfirst()
                .or(() -> Optional.of(Excerpt.of(page.text().body().opening(), DESCRIPTION_LENGTH, voice.language())))
                .filter(text -> !text.isBlank());
    }
}
