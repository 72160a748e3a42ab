package press.broadsheet.pages;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.web.util.UriUtils;
import press.broadsheet.archive.Corrections;
import press.broadsheet.archive.Corrections.Corrected;
import press.broadsheet.archive.Corrections.Mark;

/** What was set right in live stories, newest first. */
record CorrectionsPage(Head head, String name, List<Crumb> crumbs, List<Line> lines) implements Sheet {

    static final String ADDRESS = "/corrections";

    /** @param address where in its story the correction stands */
    record Line(Stamp date, String address, Teaser story, String text) {}

    static CorrectionsPage of(Corrections.Part part, String self, Voice voice) {
        String name = voice.words().of("corrections");
        Head head = Head.of(voice.language(), voice.title(name),
                Optional.of(voice.words().of("corrections.description", voice.publication().name())),
                voice.publication().absolute(self))
                .between(part.newer().map(mark -> at("after", mark)), part.older().map(mark -> at("before", mark)));
        return new CorrectionsPage(
                head.telling(Facts.ofListing(name, List.of(), head, voice)),
                name,
                List.of(voice.home()),
                part.items().stream().map(it -> line(it, voice)).toList());
    }

    /** The page that starts before, or ends after, that correction. */
    static String at(String direction, Mark mark) {
        return ADDRESS + "?" + direction + "=" + mark.story().encoded()
                + mark.name().map(name -> "&correction=" + UriUtils.encode(name, StandardCharsets.UTF_8)).orElse("");
    }

    @Override
    public Optional<Crumb> feeds() {
        return Optional.of(new Crumb(name, ADDRESS));
    }

    private static Line line(Corrected corrected, Voice voice) {
        return new Line(
                voice.almanac().day(corrected.correction().date()),
                corrected.story().address() + "#" + ArticlePage.anchor(corrected.name()),
                voice.pointer(corrected.story()),
                corrected.correction().text());
    }
}
