package press.broadsheet.manuscript.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import press.broadsheet.manuscript.text.ManuscriptLink;
import press.broadsheet.manuscript.text.MediaReference;
import press.broadsheet.manuscript.text.Problem;
import press.broadsheet.manuscript.text.SourceText;
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

    private final SourceText sourceText;
    private final ImageHosts imageHosts;
    private final String folder;
    private final List<Problem> problems;
    private final List<ManuscriptLink> links = new ArrayList<>();
    private final List<ManuscriptLink> fragmentLinks = new ArrayList<>();
    private final List<MediaReference> mediaReferences = new ArrayList<>();
    private int currentLine;

    public LinkResolver(SourceText sourceText, ImageHosts imageHosts, List<Problem> problems) {
        this.sourceText = sourceText;
        this.imageHosts = imageHosts;
        this.folder = sourceText.path().substring(0, Math.max(0, sourceText.path().lastIndexOf('/')));
        this.problems = problems;
        this.currentLine = sourceText.firstLine();
    }

    /** Warns of links to places that the article, now that it is set, does not have. */
    public void checkFragments(Predicate<String> exists) {
        fragmentLinks.stream()
                .filter(manuscriptLink -> !manuscriptLink.fragment().isEmpty() && !exists.test(manuscriptLink.fragment()))
                .forEach(manuscriptLink -> problems.add(Problem.checkError(sourceText.path(), manuscriptLink.line(), 0,
                        "no heading of this article has the id \"" + manuscriptLink.fragment() + "\"",
                        "A heading's id is its words in lower case, parted by hyphens, or what {#…} behind it says.")));
    }

    /** Sets the addresses, and returns the links to other manuscripts in the order of the text. */
    public List<ManuscriptLink> resolve(Element story) {
        resolveChildren(story);
        return List.copyOf(links);
    }

    /** The pictures and files named, in the order of the text; known once it is {@linkplain #resolve resolved}. */
    public List<MediaReference> mediaReferences() {
        return List.copyOf(mediaReferences);
    }

    private void resolveChildren(Element parent) {
        replaceChildren(parent, child -> child instanceof Element element ? resolveElement(element) : List.of(child));
    }

    private List<? extends Node> resolveElement(Element element) {
        if (line(element) > 0) {
            currentLine = sourceText.firstLine() + line(element) - 1;
        }
        int at = currentLine;
        resolveChildren(element);
        return switch (element.normalName()) {
            case "a" -> resolveLink(leading(element, "href"), at);
            case "img" -> resolveImage(leading(leading(element.attr("alt", element.attr("alt").strip()), "alt"), "src"), at);
            default -> List.of(element);
        };
    }

    private List<? extends Node> resolveLink(Element link, int at) {
        if (!link.hasAttr("href")) {
            return unlink(link, at,
                    "the link \"" + HeadlineExtractor.abbreviate(text(link)) + "\" has an address that is not allowed",
                    "Only http, https, mailto and tel addresses and files of the content folder can be linked.");
        }
        String url = link.attr("href");
        return switch (LinkTarget.parse(url, folder)) {
            case LinkTarget.SameArticle(String fragment) -> {
                fragmentLinks.add(new ManuscriptLink(sourceText.path(), fragment, at));
                link.attr("href", "#" + ExternalUrls.encodePath(fragment));
                yield List.of(link);
            }
            case LinkTarget.SiteAddress(String address) -> List.of(link.attr("href", address));
            case LinkTarget.ContentFile(String path) -> List.of(link.attr("href", addMediaReference(path, false, at)));
            case LinkTarget.External(String address) -> List.of(markBareUrl(link.attr("href", address)));
            case LinkTarget.ManuscriptFile(String path, String fragment) -> {
                links.add(new ManuscriptLink(path, fragment, at));
                String place = fragment.isEmpty() ? "" : "#" + ExternalUrls.encodePath(fragment);
                yield List.of(link.attr("href", "manuscript:" + ExternalUrls.encodePath(path) + place));
            }
            case LinkTarget.PlainText(String words) -> {
                List<Node> pieces = takeChildren(link);
                pieces.addFirst(new TextNode("["));
                pieces.addLast(new TextNode("](" + words + ")"));
                yield pieces;
            }
            case LinkTarget.Invalid(String reason) -> unlink(link, at, reason, "Correct the address.");
        };
    }

    private String addMediaReference(String path, boolean picture, int at) {
        mediaReferences.add(new MediaReference(path, picture, at));
        return "media:" + ExternalUrls.encodePath(path);
    }

    /** A bare address need not be printed twice on paper. */
    private static Element markBareUrl(Element link) {
        String text = text(link).strip();
        boolean bare = ExternalUrls.normalize(text).equals(Optional.of(link.attr("href")))
                || text.startsWith("www.") && link.attr("href").equals("https://" + text);
        return bare ? link.attr("data-bare", true) : link;
    }

    private List<? extends Node> resolveImage(Element picture, int at) {
        String alt = picture.attr("alt");
        if (alt.isEmpty()) {
            problems.add(Problem.warning(sourceText.path(), at, 0, "the picture has no description",
                    "Say in the square brackets what it shows, for those who cannot see it."));
        }
        String url = picture.attr("src");
        return switch (LinkTarget.parse(url, folder)) {
            case LinkTarget.ContentFile(String path) -> {
                checkCredit(picture, path, at);
                yield List.of(picture.attr("src", addMediaReference(path, true, at)));
            }
            case LinkTarget.SiteAddress(String address) -> List.of(picture.attr("src", address));
            case LinkTarget.External(String address) when address.startsWith("http") ->
                List.of(imageHosts.allows(address)
                        ? picture.attr("src", address).attr("referrerpolicy", "no-referrer")
                        : linkToImage(picture, address, alt.isEmpty() ? fileName(address) : alt, at));
            default -> {
                problems.add(Problem.checkError(sourceText.path(), at, 0,
                        "\"" + HeadlineExtractor.abbreviate(url) + "\" is not a picture",
                        "Name a picture file of the content folder."));
                yield List.of(new TextNode(alt));
            }
        };
    }

    private void checkCredit(Element picture, String path, int at) {
        if (picture.attr(HtmlSanitizer.CREDIT).isBlank()) {
            problems.add(Problem.advice(sourceText.path(), at, 0, "the picture " + path + " has no credit",
                    "Name its photographer or agency right behind it: `{credit=\"Name\"}`."));
        }
    }

    /** Readers would tell the other host where they are; so they are asked to go and look. */
    private Element linkToImage(Element picture, String address, String words, int at) {
        problems.add(Problem.warning(sourceText.path(), at, 0,
                "the picture is on another host, " + ImageHosts.hostOf(address) + ", so that readers get a link to it",
                "Put it into the content folder, or name the host in broadsheet.edge.image-hosts."));
        Element link = element("a", new TextNode(words)).attr("href", address);
        return picture.hasAttr("title") ? link.attr("title", picture.attr("title")) : link;
    }

    private static String fileName(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }

    private List<Node> unlink(Element link, int at, String reason, String remedy) {
        problems.add(Problem.checkError(sourceText.path(), at, 0, reason, remedy));
        return takeChildren(link);
    }
}
