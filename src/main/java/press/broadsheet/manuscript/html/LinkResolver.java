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
import static press.broadsheet.manuscript.html.HtmlTree.line;
import static press.broadsheet.manuscript.html.HtmlTree.moveAttributeFirst;
import static press.broadsheet.manuscript.html.HtmlTree.replaceChildren;
import static press.broadsheet.manuscript.html.HtmlTree.takeChildren;
import static press.broadsheet.manuscript.html.HtmlTree.text;

/**
 * Resolves the links and images of one article: manuscripts and files become stored references, external URLs stay. A link
 * without a valid target becomes its text.
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

    /** Reports links to fragments that the assembled article does not contain. */
    public void checkFragments(Predicate<String> exists) {
        fragmentLinks.stream()
                .filter(manuscriptLink -> !manuscriptLink.fragment().isEmpty() && !exists.test(manuscriptLink.fragment()))
                .forEach(manuscriptLink -> problems.add(Problem.checkError(sourceText.path(), manuscriptLink.line(), 0,
                        "no heading of this article has the id \"" + manuscriptLink.fragment() + "\"",
                        "Use the heading's words in lower case, joined by hyphens, or the id in {#…} after the heading.")));
    }

    /** Sets the URLs, and returns the links to other manuscripts in document order. */
    public List<ManuscriptLink> resolve(Element article) {
        resolveChildren(article);
        return List.copyOf(links);
    }

    /** The referenced images and files in document order. Call after {@linkplain #resolve resolving}. */
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
        int line = currentLine;
        resolveChildren(element);
        return switch (element.normalName()) {
            case "a" -> resolveLink(moveAttributeFirst(element, "href"), line);
            case "img" -> resolveImage(
                    moveAttributeFirst(moveAttributeFirst(element.attr("alt", element.attr("alt").strip()), "alt"), "src"), line);
            default -> List.of(element);
        };
    }

    private List<? extends Node> resolveLink(Element link, int line) {
        if (!link.hasAttr("href")) {
            return unlink(link, line,
                    "the link \"" + HeadlineExtractor.abbreviate(text(link)) + "\" has a URL that is not allowed",
                    "Use an http, https, mailto or tel URL, or a file of the content folder.");
        }
        String url = link.attr("href");
        return switch (LinkTarget.parse(url, folder)) {
            case LinkTarget.SameArticle(String fragment) -> {
                fragmentLinks.add(new ManuscriptLink(sourceText.path(), fragment, line));
                link.attr("href", "#" + ExternalUrls.encodePath(fragment));
                yield List.of(link);
            }
            case LinkTarget.SitePath(String target) -> List.of(link.attr("href", target));
            case LinkTarget.ContentFile(String path) -> List.of(link.attr("href", addMediaReference(path, false, line)));
            case LinkTarget.External(String target) -> List.of(markBareUrl(link.attr("href", target)));
            case LinkTarget.ManuscriptFile(String path, String fragment) -> {
                links.add(new ManuscriptLink(path, fragment, line));
                String suffix = fragment.isEmpty() ? "" : "#" + ExternalUrls.encodePath(fragment);
                yield List.of(link.attr("href", "manuscript:" + ExternalUrls.encodePath(path) + suffix));
            }
            case LinkTarget.PlainText(String words) -> {
                List<Node> nodes = takeChildren(link);
                nodes.addFirst(new TextNode("["));
                nodes.addLast(new TextNode("](" + words + ")"));
                yield nodes;
            }
            case LinkTarget.Invalid(String reason) -> unlink(link, line, reason, "Correct the URL.");
        };
    }

    private String addMediaReference(String path, boolean isImage, int line) {
        mediaReferences.add(new MediaReference(path, isImage, line));
        return "media:" + ExternalUrls.encodePath(path);
    }

    /** A link whose text is its URL; the print stylesheet then does not print the URL again. */
    private static Element markBareUrl(Element link) {
        String text = text(link).strip();
        boolean bare = ExternalUrls.normalize(text).equals(Optional.of(link.attr("href")))
                || text.startsWith("www.") && link.attr("href").equals("https://" + text);
        return bare ? link.attr("data-bare", true) : link;
    }

    private List<? extends Node> resolveImage(Element image, int line) {
        String alt = image.attr("alt");
        if (alt.isEmpty()) {
            problems.add(Problem.warning(sourceText.path(), line, 0, "the image has no description",
                    "Describe it in the square brackets, for readers who cannot see it."));
        }
        String url = image.attr("src");
        return switch (LinkTarget.parse(url, folder)) {
            case LinkTarget.ContentFile(String path) -> {
                checkCredit(image, path, line);
                yield List.of(image.attr("src", addMediaReference(path, true, line)));
            }
            case LinkTarget.SitePath(String target) -> List.of(image.attr("src", target));
            case LinkTarget.External(String target) when target.startsWith("http") ->
                List.of(imageHosts.allows(target)
                        ? image.attr("src", target).attr("referrerpolicy", "no-referrer")
                        : linkToImage(image, target, alt.isEmpty() ? fileName(target) : alt, line));
            default -> {
                problems.add(Problem.checkError(sourceText.path(), line, 0,
                        "\"" + HeadlineExtractor.abbreviate(url) + "\" is not an image",
                        "Use an image file of the content folder."));
                yield List.of(new TextNode(alt));
            }
        };
    }

    private void checkCredit(Element image, String path, int line) {
        if (image.attr(HtmlSanitizer.CREDIT).isBlank()) {
            problems.add(Problem.advice(sourceText.path(), line, 0, "the image " + path + " has no credit",
                    "Name the photographer or agency right after it: `{credit=\"Name\"}`."));
        }
    }

    /** Loading the image would reveal readers' IP addresses to the other host, so a link is shown instead. */
    private Element linkToImage(Element image, String target, String words, int line) {
        problems.add(Problem.warning(sourceText.path(), line, 0,
                "the image is on another host, " + ImageHosts.hostOf(target) + ", so readers get a link to it",
                "Copy it into the content folder, or ask the operator to add the host to broadsheet.edge.image-hosts."));
        Element link = element("a", new TextNode(words)).attr("href", target);
        return image.hasAttr("title") ? link.attr("title", image.attr("title")) : link;
    }

    private static String fileName(String target) {
        return target.substring(target.lastIndexOf('/') + 1);
    }

    private List<Node> unlink(Element link, int line, String reason, String remedy) {
        problems.add(Problem.checkError(sourceText.path(), line, 0, reason, remedy));
        return takeChildren(link);
    }
}
