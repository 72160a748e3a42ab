package press.broadsheet.manuscript;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import press.broadsheet.manuscript.frontmatter.SearchEngineDirectives;
import press.broadsheet.manuscript.markdown.MarkdownLinkRewriter;
import press.broadsheet.manuscript.text.FieldLines;
import press.broadsheet.manuscript.text.ManuscriptLink;
import press.broadsheet.manuscript.text.MediaReference;
import press.broadsheet.publication.Article;
import press.broadsheet.publication.ArticleBody;
import press.broadsheet.publication.ArticleKind;
import press.broadsheet.publication.Genre;
import press.broadsheet.publication.ImageReference;
import press.broadsheet.publication.Slug;

/**
 * One accepted file: its fields and its rendered body.
 *
 * @param the dates as given by the editor; the update may be in the future
 */
public record Manuscript(
        File file, Identity identity, Status status, Article.Dates dates, Text text, Filing filing, Article.Credits credits,
        References references) {

    private static final int MAX_ID_LENGTH = 1_000;

    /** The file's path from the content folder, separated by {@code /}. */
    public String path() {
        return file.path();
    }

    /** Article or standing page. */
    public ArticleKind kind() {
        return identity.kind();
    }

    /** The ledger key of the requested address. */
    public String ledgerKey() {
        return identity.kind().ledgerKey(identity.slug());
    }

    /** The path without language and extension, {@code name} of {@code name.zh.md}; translations in one folder share it. */
    public static String stem(String path) {
        return ManuscriptPath.of(path).stem();
    }

    /** Whether it is a draft or withdrawn, and so never shown at any time. */
    public boolean isHidden() {
        return status.draft() || status.withdrawal().isPresent();
    }

    /** A copy without the rendered body, for a manuscript that must not be shown. */
    public Manuscript withoutBody() {
        return with(text.withBody(text.markdown(), new ArticleBody("", "", "", "", 0, false)));
    }

    /** A copy without Markdown and HTML, which are stored elsewhere; it keeps what identity and listings need. */
    public Manuscript withoutText() {
        ArticleBody body = text.body();
        return with(text.withBody("", new ArticleBody("", "", "", body.opening(), body.words(), body.dropCap())));
    }

    private Manuscript with(Text other) {
        return new Manuscript(file, identity, status, dates, other, filing, credits, references);
    }

    /** A copy without its texts, for a hidden manuscript with fields too long to be stored. */
    Manuscript redacted(String headline) {
        return new Manuscript(
                file,
                new Identity(identity.kind(), identity.id().filter(given -> given.length() <= MAX_ID_LENGTH), identity.slug(),
                        identity.aliases()),
                new Status(status.draft(), status.withdrawal().map(_ -> new Withdrawal(Optional.empty())), Optional.empty()),
                dates,
                new Text(Optional.empty(), Optional.empty(), headline, Optional.empty(), Optional.empty(), Optional.empty(),
                        text.markdown(), text.body()),
                new Filing(Optional.empty(), List.of(), List.of(), filing.genre(), filing.weight(),
                        filing.searchEngineDirectives()),
                new Article.Credits(Optional.empty(), List.of()),
                new References(List.of(), List.of()));
    }

    /**
     * The source file.
     *
     * @param path the file's path from the content folder, separated by {@code /}
     * @param bodyDigest SHA-256 of the body as written, in lower-case hexadecimal; does not depend on the front matter
     * @param fieldLines the lines of its fields, for messages
     */
    public record File(String path, String bodyDigest, FieldLines fieldLines) {}

    /**
     * What the article is, and the addresses it requests.
     *
     * @param kind article or standing page
     * @param id the lasting identity given by the editor
     * @param slug the requested last part of the address
     * @param aliases former addresses as written, each with its line
     */
    public record Identity(ArticleKind kind, Optional<String> id, Slug slug, List<Alias> aliases) {}

    /**
     * Whether it may be published.
     *
     * @param withdrawal present if the article is withdrawn
     * @param replacedBy path or slug of the replacement of a withdrawn article, as written
     */
    public record Status(boolean draft, Optional<Withdrawal> withdrawal, Optional<String> replacedBy) {}

    /**
     * The text of the article and its language.
     *
     * @param language empty for the publication's language
     * @param translationKey key shared by its translations
     * @param markdown the public Markdown: without front matter and what the page leaves out, its links marked for
     *     {@link MarkdownLinkRewriter}
     */
    public record Text(
            Optional<Locale> language, Optional<String> translationKey, String headline, Optional<String> standfirst,
            Optional<String> dateline, Optional<ImageReference> image, String markdown, ArticleBody body) {

        private Text withBody(String otherMarkdown, ArticleBody other) {
            return new Text(language, translationKey, headline, standfirst, dateline, image, otherMarkdown, other);
        }
    }

    /**
     * Where it is listed.
     *
     * @param section the name as written, from the front matter or the first folder
     * @param weight where among the standing pages it is linked, the light ones first; 0 of news
     * @param searchEngineDirectives what search engines are asked
     */
    public record Filing(
            Optional<String> section, List<String> authors, List<String> tags, Genre genre, int weight,
            SearchEngineDirectives searchEngineDirectives) {}

    /**
     * What else of the content folder it names.
     *
     * @param links the links to other manuscripts that stand in the body
     * @param media the pictures and files, its lead picture first
     */
    public record References(List<ManuscriptLink> links, List<MediaReference> media) {}

    /** A withdrawal with the reason that readers are told, or a silent one that tells them nothing. */
    public record Withdrawal(Optional<String> reason) {

        public boolean isSilent() {
            return reason.isEmpty();
        }
    }

    /** A former address as written in the front matter. */
    public record Alias(String address, int line) {}
}
