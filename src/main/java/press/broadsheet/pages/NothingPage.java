package press.broadsheet.pages;

import java.util.List;
import press.broadsheet.publication.Headline;

/**
 * Says that there is no page, and why.
 *
 * @param code of HTTP, set as large as a picture
 * @param stories where to look on; empty where the archive was not asked
 * @param offersWays whether it was
 */
record NothingPage(Head head, int code, String heading, String text, List<Teaser> stories, boolean offersWays)
        implements
            Sheet {

    static NothingPage of(int code, Voice voice) {
        return of(code, List.of(), false, voice);
    }

    static NothingPage of(int code, List<Headline> stories, Voice voice) {
        return of(code, stories, true, voice);
    }

    private static NothingPage of(int code, List<Headline> stories, boolean archive, Voice voice) {
        String key = switch (code) {
            case 404, 405, 503 -> Integer.toString(code);
            default -> code < 500 ? "400" : "500";
        };
        String heading = voice.words().of("nothing." + key);
        return new NothingPage(
                Head.ofNothing(voice.language(), voice.title(heading)),
                code,
                heading,
                voice.words().of("nothing." + key + ".text"),
                stories.stream().map(voice::pointer).toList(),
                archive);
    }
}
