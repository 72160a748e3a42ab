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
 * One file, read and found publishable: everything it says, and nothing it does not.
 *
 * @param dates as its editor gave them; an update may still lie ahead
 */
public record Manuscript(
        File file, Identity identity, Status status, Article.Dates dates, Text text, Filing filing, Article.Credits credits,
        References references) {

    private static final int MAX_ID_LENGTH = 1_000;

    /** The file, from the content folder, parted by {@code /}. */
    public String path() {
        return file.path();
    }

    /** News, or a standing page. */
    public ArticleKind kind() {
        return identity.kind();
    }

    /** The ledger's key for the address it asks for. */
    public String ledgerKey() {
        return identity.kind().ledgerKey(identity.slug());
    }

    /** The path without language and ending, {@code name} of {@code name.zh.md}: what files side by side share as translations. */
    public static String stem(String path) {
        return ManuscriptPath.of(path).stem();
    }

    /** Whether its own fields keep it from readers, whatever the time. */
    public boolean isHidden() {
        return status.draft() || status.withdrawal().isPresent();
    }

    /** The same without the text as it is set, for one that is not to be shown. */
    public Manuscript withoutBody() {
        return with(text.withBody(text.markdown(), new ArticleBody("", "", "", "", 0, false)));
    }

    /** The same without its long texts, which are elsewhere: what is left tells whose it is and how it is listed. */
    public Manuscript withoutText() {
        ArticleBody body = text.body();
        return with(text.withBody("", new ArticleBody("", "", "", body.opening(), body.words(), body.dropCap())));
    }

    private Manuscript with(Text other) {
        return new Manuscript(file, identity, status, dates, other, filing, credits, references);
    }

    /** The same with nothing of what it says, for one that is not to be shown and whose words cannot all be kept. */
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
     * The file it stands in.
     *
     * @param path from the content folder, parted by {@code /}
     * @param bodyDigest SHA-256 of the body as written, in lower-case hexadecimal; the same words under another front matter
     *     have the same
     * @param fieldLines where its fields stand, for words about them
     */
    public record File(String path, String bodyDigest, FieldLines fieldLines) {}

    /**
     * What it is, and by what it asks to be known.
     *
     * @param kind news, or a standing page
     * @param id the lasting identity its editor gave it
     * @param slug the last part of the address it asks for
     * @param aliases former addresses as written, each with the line it stands on
     */
    public record Identity(ArticleKind kind, Optional<String> id, Slug slug, List<Alias> aliases) {}

    /**
     * Whether it is to be published.
     *
     * @param withdrawal that it is no longer published, and why
     * @param replacedBy path or slug of what replaces a withdrawn article, as written
     */
    public record Status(boolean draft, Optional<Withdrawal> withdrawal, Optional<String> replacedBy) {}

    /**
     * What it says, and in which language.
     *
     * @param language empty where it is the publication's
     * @param translationKey what it shares with its translations
     * @param markdown the body as readers get it: without front matter and what its page leaves out, its links marked for
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
