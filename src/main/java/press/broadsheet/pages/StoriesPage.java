package press.broadsheet.pages;

import java.util.List;
import press.broadsheet.publication.Headline;
import press.broadsheet.publication.Page;

/** One page of a listing, newest first. */
record StoriesPage(Head head, String name, List<Teaser> stories) implements Sheet {

    private static final int TEASER_LENGTH = 240;

    static StoriesPage of(Head head, String name, Page<Headline> page, Voice voice) {
        return new StoriesPage(
                head, name, page.items().stream().map(story -> voice.teaser(story, TEASER_LENGTH)).toList());
    }
}
