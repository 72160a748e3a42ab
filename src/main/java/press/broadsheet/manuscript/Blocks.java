package press.broadsheet.manuscript;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import press.broadsheet.manuscript.Markup.Element;
import press.broadsheet.manuscript.Markup.Text;

/** Small touches that code, lists of things to do and details need on the page. */
final class Blocks {

    private final Wording wording;

    Blocks(Wording wording) {
        this.wording = wording;
    }

    void set(Element part) {
        part.all("pre").forEach(Blocks::focusable);
        part.all("ul", "ol").forEach(this::tasks);
        part.all("details").stream().filter(details -> details.all("summary").isEmpty())
                .forEach(details -> details.children()
                        .addFirst(wording.saying("summary", wording.details())));
    }

    /** What scrolls must be within reach of the keyboard. */
    private static void focusable(Element code) {
        code.with("tabindex", "0");
    }

    private void tasks(Element list) {
        boolean any = false;
        for (Element item : list.elements()) {
            List<Element> marks = Stream.concat(Stream.of(item), item.elements().stream().filter(part -> part.is("p")))
                    .flatMap(part -> part.elements().stream()).filter(mark -> mark.has(SafeHtml.TASK)).toList();
            for (Element mark : marks) {
                boolean done = mark.attribute(SafeHtml.TASK).equals(Optional.of("done"));
                mark.children().clear();
                mark.children().add(new Text(done ? "☑" : "☐"));
                wording.name(mark.with("role", "img"), wording.task(done));
                any = true;
            }
        }
        if (any) {
            list.with("class", "tasks");
        }
    }
}
