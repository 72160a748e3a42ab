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
 * One accepted file: its fields and its rendered body.
 *
 * @param kind article or standing page
 * @param weight order among the links to standing pages, smallest first; 0 for articles
 * @param path the file's path from the content folder, separated by {@code /}
 * @param id the lasting identity given by the editor
 * @param slug the requested last part of the address
 * @param section the name as written, from the front matter or the first folder
 * @param aliases former addresses as written, each with its line
 * @param withdrawal present if the article is withdrawn
 * @param replacedBy path or slug of the replacement of a withdrawn article, as written
 * @param searchEngineDirectives directives for search engines
 * @param markdown the public Markdown: without front matter and what the page leaves out, its links marked for
 *     {@link MarkdownLinkRewriter}
 * @param bodyDigest SHA-256 of the body as written, in lower-case hexadecimal; does not depend on the front matter
 * @param links links to other manuscripts in the body
 * @param mediaReferences images and files of the content folder that the article uses, the lead image first
 * @param fieldLines the lines of its fields, for messages
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

    /** The ledger key of the requested address. */
    public String ledgerKey() {
        return kind.ledgerKey(slug);
    }

    /** The path without language and extension, {@code name} of {@code name.zh.md}; translations in one folder share it. */
    public static String stem(String path) {
        return ManuscriptPath.of(path).stem();
    }

    /** Whether it is a draft or withdrawn, and so never shown at any time. */
    public boolean isHidden() {
        return draft || withdrawal.isPresent();
    }

    /** A copy without the rendered body, for a manuscript that must not be shown. */
    public Manuscript withoutBody() {
        return with(markdown, new ArticleBody("", "", "", "", 0, false));
    }

    /** A copy without Markdown and HTML, which are stored elsewhere; it keeps what identity and listings need. */
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

    /** A copy without its texts, for a hidden manuscript with fields too long to be stored. */
    Manuscript redacted(String headline) {
        return new Manuscript(kind, weight, path, id.filter(given -> given.length() <= MAX_ID_LENGTH), slug, headline,
                Optional.empty(), date, updated, expires, draft, withdrawal.map(_ -> new Withdrawal(Optional.empty())),
                Optional.empty(), List.of(), Optional.empty(), List.of(), genre, aliases, Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), List.of(), evergreen, searchEngineDirectives, markdown,
                bodyDigest, body,
                List.of(), List.of(), fieldLines);
    }

    /** A withdrawal, with the reason shown to readers, or silent if there is none. */
    public record Withdrawal(Optional<String> reason) {

        public boolean isSilent() {
            return reason.isEmpty();
        }
    }

    /** A former address as written in the front matter. */
    public record Alias(String address, int line) {}
}
