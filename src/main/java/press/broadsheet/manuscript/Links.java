package press.broadsheet.manuscript;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import press.broadsheet.manuscript.Markup.Element;
import press.broadsheet.manuscript.Markup.Text;

/**
 * Gives every link and picture of one article the address it is stored with: other manuscripts and files of the content
 * folder as identities, the wide world as it is. A link that leads nowhere becomes its text.
 */
final class Links {

    private final Markdown.Copy copy;
    private final String folder;
    private final List<Problem> problems;
    private final List<Manuscript.Link> found = new ArrayList<>();
    private int line;

    Links(Markdown.Copy copy, List<Problem> problems) {
        this.copy = copy;
        this.folder = copy.path().substring(0, Math.max(0, copy.path().lastIndexOf('/')));
        this.problems = problems;
        this.line = copy.firstLine();
    }

    /** Sets the addresses, and returns the links to other manuscripts in the order of the text. */
    List<Manuscript.Link> resolve(Element story) {
        visit(story);
        return List.copyOf(found);
    }

    private void visit(Element parent) {
        parent.replaceChildren(child -> switch (child) {
            case Text text -> List.of(text);
            case Element element -> resolved(element);
        });
    }

    private List<Markup> resolved(Element element) {
        if (element.line() > 0) {
            line = copy.firstLine() + element.line() - 1;
        }
        int here = line;
        visit(element);
        return switch (element.name()) {
            case "a" -> link(element, here);
            case "img" -> picture(element, here);
            default -> List.of(element);
        };
    }

    private List<Markup> link(Element link, int here) {
        if (!link.has("href")) {
            return nowhere(link, here, "the link \"" + shortened(link.text()) + "\" has an address that is not allowed",
                    "Only http, https, mailto and tel addresses and files of the content folder can be linked.");
        }
        String url = link.attribute("href").orElse("");
        return switch (LinkTarget.of(url, folder)) {
            case LinkTarget.Here(String fragment) -> {
                link.with("href", "#" + Urls.encodePath(fragment));
                yield List.of(link);
            }
            case LinkTarget.Site(String address) -> List.of(link.with("href", address));
            case LinkTarget.File(String path) -> List.of(link.with("href", "media:" + Urls.encodePath(path)));
            case LinkTarget.Elsewhere(String address) -> List.of(elsewhere(link.with("href", address)));
            case LinkTarget.Story(String path, String fragment) -> {
                found.add(new Manuscript.Link(path, fragment, here));
                String place = fragment.isEmpty() ? "" : "#" + Urls.encodePath(fragment);
                yield List.of(link.with("href", "manuscript:" + Urls.encodePath(path) + place));
            }
            case LinkTarget.Nowhere(String reason) -> nowhere(link, here, reason, "Correct the address.");
        };
    }

    /** A bare address need not be printed twice on paper. */
    private static Element elsewhere(Element link) {
        String text = link.text().strip();
        boolean bare = Urls.elsewhere(text).equals(link.attribute("href"))
                || text.startsWith("www.") && link.attribute("href").equals(Optional.of("https://" + text));
        return bare ? link.with("data-bare", "") : link;
    }

    private List<Markup> picture(Element picture, int here) {
        String alt = picture.attribute("alt").orElse("").strip();
        if (alt.isEmpty()) {
            problems.add(Problem.warning(copy.path(), here, 0, "the picture has no description",
                    "Say in the square brackets what it shows, for those who cannot see it."));
        }
        picture.with("alt", alt);
        String url = picture.attribute("src").orElse("");
        return switch (LinkTarget.of(url, folder)) {
            case LinkTarget.File(String path) -> List.of(picture.with("src", "media:" + Urls.encodePath(path)));
            case LinkTarget.Site(String address) -> List.of(picture.with("src", address));
            case LinkTarget.Elsewhere(String address) when address.startsWith("http") ->
                List.of(Element.of("a", new Text(alt.isEmpty() ? lastPart(address) : alt)).with("href", address));
            default -> {
                problems.add(Problem.warning(copy.path(), here, 0, "\"" + shortened(url) + "\" is not a picture",
                        "Name a picture file of the content folder."));
                yield List.of(new Text(alt));
            }
        };
    }

    private static String lastPart(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }

    private List<Markup> nowhere(Element link, int here, String reason, String remedy) {
        problems.add(Problem.warning(copy.path(), here, 0, reason, remedy));
        return link.children();
    }

    private static String shortened(String text) {
        String words = text.strip().replaceAll("\\s+", " ");
        return words.length() <= 60 ? words : words.substring(0, 60) + "…";
    }
}
