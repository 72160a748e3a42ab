package press.broadsheet.manuscript.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import press.broadsheet.manuscript.ArticleRenderer;
import press.broadsheet.manuscript.Manuscript;
import press.broadsheet.manuscript.text.Problem;
import press.broadsheet.publication.ImageHosts;

import static press.broadsheet.manuscript.html.HtmlTree.element;
import static press.broadsheet.manuscript.html.HtmlTree.leading;
import static press.broadsheet.manuscript.html.HtmlTree.line;
import static press.broadsheet.manuscript.html.HtmlTree.replaceChildren;
import static press.broadsheet.manuscript.html.HtmlTree.takeChildren;
import static press.broadsheet.manuscript.html.HtmlTree.text;

/**
 * Gives every link and picture of one article the address it is stored with: other manuscripts and files of the content
 * folder as identities, the wide world as it is. A link that leads nowhere becomes its text.
 */
public final class LinkResolver {

    private final ArticleRenderer.Copy copy;
    private final ImageHosts hosts;
    private final String folder;
    private final List<Problem> problems;
    private final List<Manuscript.Link> found = new ArrayList<>();
    private final List<Manuscript.Link> here = new ArrayList<>();
    private final List<Manuscript.File> files = new ArrayList<>();
    private int line;

    public LinkResolver(ArticleRenderer.Copy copy, ImageHosts hosts, List<Problem> problems) {
        this.copy = copy;
        this.hosts = hosts;
        this.folder = copy.path().substring(0, Math.max(0, copy.path().lastIndexOf('/')));
        this.problems = problems;
        this.line = copy.firstLine();
    }

    /** Warns of links to places that the article, now that it is set, does not have. */
    public void checkPlaces(Predicate<String> exists) {
        here.stream().filter(link -> !link.fragment().isEmpty() && !exists.test(link.fragment()))
                .forEach(link -> problems.add(Problem.fault(copy.path(), link.line(), 0,
                        "no heading of this article has the id \"" + link.fragment() + "\"",
                        "A heading's id is its words in lower case, parted by hyphens, or what {#…} behind it says.")));
    }

    /** Sets the addresses, and returns the links to other manuscripts in the order of the text. */
    public List<Manuscript.Link> resolve(Element story) {
        visit(story);
        return List.copyOf(found);
    }

    /** The pictures and files named, in the order of the text; known once it is {@linkplain #resolve resolved}. */
    public List<Manuscript.File> files() {
        return List.copyOf(files);
    }

    private void visit(Element parent) {
        replaceChildren(parent, child -> child instanceof Element element ? resolved(element) : List.of(child));
    }

    private List<? extends Node> resolved(Element element) {
        if (line(element) > 0) {
            line = copy.firstLine() + line(element) - 1;
        }
        int at = line;
        visit(element);
        return switch (element.normalName()) {
            case "a" -> link(leading(element, "href"), at);
            case "img" -> picture(leading(leading(element.attr("alt", element.attr("alt").strip()), "alt"), "src"), at);
            default -> List.of(element);
        };
    }

    private List<? extends Node> link(Element link, int at) {
        if (!link.hasAttr("href")) {
            return nowhere(link, at, "the link \"" + HeadlineExtractor.shortened(text(link)) + "\" has an address that is not allowed",
                    "Only http, https, mailto and tel addresses and files of the content folder can be linked.");
        }
        String url = link.attr("href");
        return switch (LinkTarget.of(url, folder)) {
            case LinkTarget.Here(String fragment) -> {
                here.add(new Manuscript.Link(copy.path(), fragment, at));
                link.attr("href", "#" + ExternalUrls.encodePath(fragment));
                yield List.of(link);
            }
            case LinkTarget.Site(String address) -> List.of(link.attr("href", address));
            case LinkTarget.File(String path) -> List.of(link.attr("href", file(path, false, at)));
            case LinkTarget.Elsewhere(String address) -> List.of(elsewhere(link.attr("href", address)));
            case LinkTarget.Story(String path, String fragment) -> {
                found.add(new Manuscript.Link(path, fragment, at));
                String place = fragment.isEmpty() ? "" : "#" + ExternalUrls.encodePath(fragment);
                yield List.of(link.attr("href", "manuscript:" + ExternalUrls.encodePath(path) + place));
            }
            case LinkTarget.Words(String words) -> {
                List<Node> pieces = takeChildren(link);
                pieces.addFirst(new TextNode("["));
                pieces.addLast(new TextNode("](" + words + ")"));
                yield pieces;
            }
            case LinkTarget.Nowhere(String reason) -> nowhere(link, at, reason, "Correct the address.");
        };
    }

    private String file(String path, boolean picture, int at) {
        files.add(new Manuscript.File(path, picture, at));
        return "media:" + ExternalUrls.encodePath(path);
    }

    /** A bare address need not be printed twice on paper. */
    private static Element elsewhere(Element link) {
        String text = text(link).strip();
        boolean bare = ExternalUrls.elsewhere(text).equals(Optional.of(link.attr("href")))
                || text.startsWith("www.") && link.attr("href").equals("https://" + text);
        return bare ? link.attr("data-bare", true) : link;
    }

    private List<? extends Node> picture(Element picture, int at) {
        String alt = picture.attr("alt");
        if (alt.isEmpty()) {
            problems.add(Problem.warning(copy.path(), at, 0, "the picture has no description",
                    "Say in the square brackets what it shows, for those who cannot see it."));
        }
        String url = picture.attr("src");
        return switch (LinkTarget.of(url, folder)) {
            case LinkTarget.File(String path) -> {
                credit(picture, path, at);
                yield List.of(picture.attr("src", file(path, true, at)));
            }
            case LinkTarget.Site(String address) -> List.of(picture.attr("src", address));
            case LinkTarget.Elsewhere(String address) when address.startsWith("http") ->
                List.of(hosts.allow(address)
                        ? picture.attr("src", address).attr("referrerpolicy", "no-referrer")
                        : toPicture(picture, address, alt.isEmpty() ? lastPart(address) : alt, at));
            default -> {
                problems.add(Problem.fault(copy.path(), at, 0, "\"" + HeadlineExtractor.shortened(url) + "\" is not a picture",
                        "Name a picture file of the content folder."));
                yield List.of(new TextNode(alt));
            }
        };
    }

    private void credit(Element picture, String path, int at) {
        if (picture.attr(HtmlSanitizer.CREDIT).isBlank()) {
            problems.add(Problem.advice(copy.path(), at, 0, "the picture " + path + " has no credit",
                    "Name its photographer or agency right behind it: `{credit=\"Name\"}`."));
        }
    }

    /** Readers would tell the other host where they are; so they are asked to go and look. */
    private Element toPicture(Element picture, String address, String words, int at) {
        problems.add(Problem.warning(copy.path(), at, 0,
                "the picture is on another host, " + ImageHosts.host(address) + ", so that readers get a link to it",
                "Put it into the content folder, or name the host in broadsheet.edge.image-hosts."));
        Element link = element("a", new TextNode(words)).attr("href", address);
        return picture.hasAttr("title") ? link.attr("title", picture.attr("title")) : link;
    }

    private static String lastPart(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }

    private List<Node> nowhere(Element link, int at, String reason, String remedy) {
        problems.add(Problem.fault(copy.path(), at, 0, reason, remedy));
        return takeChildren(link);
    }
}
