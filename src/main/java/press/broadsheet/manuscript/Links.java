package press.broadsheet.manuscript;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import press.broadsheet.manuscript.Markup.Element;
import press.broadsheet.manuscript.Markup.Text;
import press.broadsheet.publication.ImageHosts;

/**
 * Gives every link and picture of one article the address it is stored with: other manuscripts and files of the content
 * folder as identities, the wide world as it is. A link that leads nowhere becomes its text.
 */
final class Links {

    private final Markdown.Copy copy;
    private final ImageHosts hosts;
    private final String folder;
    private final List<Problem> problems;
    private final List<Manuscript.Link> found = new ArrayList<>();
    private final List<Manuscript.Link> here = new ArrayList<>();
    private final List<Manuscript.File> files = new ArrayList<>();
    private int line;

    Links(Markdown.Copy copy, ImageHosts hosts, List<Problem> problems) {
        this.copy = copy;
        this.hosts = hosts;
        this.folder = copy.path().substring(0, Math.max(0, copy.path().lastIndexOf('/')));
        this.problems = problems;
        this.line = copy.firstLine();
    }

    /** Warns of links to places that the article, now that it is set, does not have. */
    void checkPlaces(Predicate<String> exists) {
        here.stream().filter(link -> !link.fragment().isEmpty() && !exists.test(link.fragment()))
                .forEach(link -> problems.add(Problem.fault(copy.path(), link.line(), 0,
                        "no heading of this article has the id \"" + link.fragment() + "\"",
                        "A heading's id is its words in lower case, parted by hyphens, or what {#…} behind it says.")));
    }

    /** Sets the addresses, and returns the links to other manuscripts in the order of the text. */
    List<Manuscript.Link> resolve(Element story) {
        visit(story);
        return List.copyOf(found);
    }

    /** The pictures and files named, in the order of the text; known once it is {@linkplain #resolve resolved}. */
    List<Manuscript.File> files() {
        return List.copyOf(files);
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
        int at = line;
        visit(element);
        return switch (element.name()) {
            case "a" -> link(element.leading("href"), at);
            case "img" -> picture(element.with("alt", element.attribute("alt").orElse("").strip()).leading("src", "alt"), at);
            default -> List.of(element);
        };
    }

    private List<Markup> link(Element link, int at) {
        if (!link.has("href")) {
            return nowhere(link, at, "the link \"" + Title.shortened(link.text()) + "\" has an address that is not allowed",
                    "Only http, https, mailto and tel addresses and files of the content folder can be linked.");
        }
        String url = link.attribute("href").orElse("");
        return switch (LinkTarget.of(url, folder)) {
            case LinkTarget.Here(String fragment) -> {
                here.add(new Manuscript.Link(copy.path(), fragment, at));
                link.with("href", "#" + Urls.encodePath(fragment));
                yield List.of(link);
            }
            case LinkTarget.Site(String address) -> List.of(link.with("href", address));
            case LinkTarget.File(String path) -> List.of(link.with("href", file(path, false, at)));
            case LinkTarget.Elsewhere(String address) -> List.of(elsewhere(link.with("href", address)));
            case LinkTarget.Story(String path, String fragment) -> {
                found.add(new Manuscript.Link(path, fragment, at));
                String place = fragment.isEmpty() ? "" : "#" + Urls.encodePath(fragment);
                yield List.of(link.with("href", "manuscript:" + Urls.encodePath(path) + place));
            }
            case LinkTarget.Words(String words) -> {
                List<Markup> pieces = new ArrayList<>(link.children());
                pieces.addFirst(new Text("["));
                pieces.addLast(new Text("](" + words + ")"));
                yield pieces;
            }
            case LinkTarget.Nowhere(String reason) -> nowhere(link, at, reason, "Correct the address.");
        };
    }

    private String file(String path, boolean picture, int at) {
        files.add(new Manuscript.File(path, picture, at));
        return "media:" + Urls.encodePath(path);
    }

    /** A bare address need not be printed twice on paper. */
    private static Element elsewhere(Element link) {
        String text = link.text().strip();
        boolean bare = Urls.elsewhere(text).equals(link.attribute("href"))
                || text.startsWith("www.") && link.attribute("href").equals(Optional.of("https://" + text));
        return bare ? link.with("data-bare", "") : link;
    }

    private List<Markup> picture(Element picture, int at) {
        String alt = picture.attribute("alt").orElse("");
        if (alt.isEmpty()) {
            problems.add(Problem.warning(copy.path(), at, 0, "the picture has no description",
                    "Say in the square brackets what it shows, for those who cannot see it."));
        }
        String url = picture.attribute("src").orElse("");
        return switch (LinkTarget.of(url, folder)) {
            case LinkTarget.File(String path) -> {
                credit(picture, path, at);
                yield List.of(picture.with("src", file(path, true, at)));
            }
            case LinkTarget.Site(String address) -> List.of(picture.with("src", address));
            case LinkTarget.Elsewhere(String address) when address.startsWith("http") ->
                List.of(hosts.allow(address)
                        ? picture.with("src", address).with("referrerpolicy", "no-referrer")
                        : toPicture(picture, address, alt.isEmpty() ? lastPart(address) : alt, at));
            default -> {
                problems.add(Problem.fault(copy.path(), at, 0, "\"" + Title.shortened(url) + "\" is not a picture",
                        "Name a picture file of the content folder."));
                yield List.of(new Text(alt));
            }
        };
    }

    private void credit(Element picture, String path, int at) {
        if (picture.attribute(SafeHtml.CREDIT).filter(name -> !name.isBlank()).isEmpty()) {
            problems.add(Problem.advice(copy.path(), at, 0, "the picture " + path + " has no credit",
                    "Name its photographer or agency right behind it: `{credit=\"Name\"}`."));
        }
    }

    /** Readers would tell the other host where they are; so they are asked to go and look. */
    private Element toPicture(Element picture, String address, String words, int at) {
        problems.add(Problem.warning(copy.path(), at, 0,
                "the picture is on another host, " + ImageHosts.host(address) + ", so that readers get a link to it",
                "Put it into the content folder, or name the host in broadsheet.edge.image-hosts."));
        Element link = Element.of("a", new Text(words)).with("href", address);
        picture.attribute("title").ifPresent(title -> link.with("title", title));
        return link;
    }

    private static String lastPart(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }

    private List<Markup> nowhere(Element link, int at, String reason, String remedy) {
        problems.add(Problem.fault(copy.path(), at, 0, reason, remedy));
        return link.children();
    }
}
