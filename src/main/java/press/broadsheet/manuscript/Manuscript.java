package press.broadsheet.manuscript;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import press.broadsheet.manuscript.frontmatter.SearchEngineDirectives;
import press.broadsheet.manuscript.markdown.MarkdownLinkRewriter;
import press.broadsheet.manuscript.text.FieldLines;
import press.broadsheet.manuscript.text.ManuscriptLink;
import press.broadsheet.manuscript.text.MediaReference;
import press.broadsheet.publication.ArticleBody;
import press.broadsheet.publication.ArticleKind;
import press.broadsheet.publication.Correction;
import press.broadsheet.publication.EditorialDate;
import press.broadsheet.publication.Genre;
import press.broadsheet.publication.ImageReference;
import press.broadsheet.publication.Slug;
import press.broadsheet.publication.Source;

/**
 * One file, read and found publishable: everything it says, and nothing it does not.
 *
 * @param kind news, or a standing page
 * @param weight where among the standing pages it is linked, the light ones first; 0 of news
 * @param path the file, from the content folder, parted by {@code /}
 * @param id the lasting identity its editor gave it
 * @param slug the last part of the address it asks for
 * @param section the name as written, from the front matter or the first folder
 * @param aliases former addresses as written, each with the line it stands on
 * @param withdrawal that it is no longer published, and why
 * @param replacedBy path or slug of what replaces a withdrawn article, as written
 * @param searchEngineDirectives what search engines are asked
 * @param markdown the body as readers get it: without front matter and what its page leaves out, its links marked for
 *     {@link MarkdownLinkRewriter}
 * @param bodyDigest SHA-256 of the body as written, in lower-case hexadecimal; the same words under another front matter have the same
 * @param links the links to other manuscripts that stand in the body
 * @param mediaReferences the pictures and files of the content folder that it names, its lead picture first
 * @param fieldLines where its fields stand, for words about them
 */
public record Manuscript(
        ArticleKind kind,
        int weight,
        String path,
        Optional<String> id,
        Slug slug,
        String headline,
        Optional<String> standfirst,
        Optional<EditorialDate> date,
        Optional<EditorialDate> updated,
        Optional<EditorialDate> expires,
        boolean draft,
        Optional<Withdrawal> withdrawal,
        Optional<String> replacedBy,
        List<String> authors,
        Optional<String> section,
        List<String> tags,
        Genre genre,
        List<Alias> aliases,
        Optional<Locale> language,
        Optional<String> translationKey,
        Optional<String> dateline,
        Optional<Source> source,
        Optional<ImageReference> image,
        List<Correction> corrections,
        boolean evergreen,
        SearchEngineDirectives searchEngineDirectives,
        String markdown,
        String bodyDigest,
        ArticleBody body,
        List<ManuscriptLink> links,
        List<MediaReference> mediaReferences,
        FieldLines fieldLines) {

    private static final int MAX_ID_LENGTH = 1_000;

    /** The ledger's key for the address it asks for. */
    public String ledgerKey() {
        return kind.ledgerKey(slug);
    }

    /** The path without language and ending, {@code name} of {@code name.zh.md}: what files side by side share as translations. */
    public static String stem(String path) {
        return ManuscriptPath.of(path).stem();
    }

    /** Whether its own fields keep it from readers, whatever the time. */
    public boolean isHidden() {
        return draft || withdrawal.isPresent();
    }

    /** The same without the text as it is set, for one that is not to be shown. */
    public Manuscript withoutBody() {
        return with(markdown, new ArticleBody("", "", "", "", 0, false));
    }

    /** The same without its long texts, which are elsewhere: what is left tells whose it is and how it is listed. */
    public Manuscript withoutText() {
        return with("", new ArticleBody("", "", "", body.opening(), body.words(), body.dropCap()));
    }

    private Manuscript with(String markdown, ArticleBody articleBody) {
        return new Manuscript(kind, weight, path, id, slug, headline, standfirst, date, updated, expires, draft, withdrawal,
                replacedBy, authors,
                section, tags, genre, aliases, language, translationKey, dateline, source, image, corrections, evergreen,
                searchEngineDirectives,
                markdown, bodyDigest, articleBody, links, mediaReferences, fieldLines);
    }

    /** The same with nothing of what it says, for one that is not to be shown and whose words cannot all be kept. */
    Manuscript redacted(String headline) {
        return new Manuscript(kind, weight, path, id.filter(given -> given.length() <= MAX_ID_LENGTH), slug, headline,
                Optional.empty(), date, updated, expires, draft, withdrawal.map(_ -> new Withdrawal(Optional.empty())),
                Optional.empty(), List.of(), Optional.empty(), List.of(), genre, aliases, Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), List.of(), evergreen, searchEngineDirectives, markdown,
                bodyDigest, body,
                List.of(), List.of(), fieldLines);
    }

    /** A withdrawal with the reason that readers are told, or a silent one that tells them nothing. */
    public record Withdrawal(Optional<String> reason) {

        public boolean isSilent() {
            return reason.isEmpty();
        }
    }

    /** A former address as written in the front matter. */
    public record Alias(String address, int line) {}
}
