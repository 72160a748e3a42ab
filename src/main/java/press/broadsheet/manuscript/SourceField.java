package press.broadsheet.manuscript;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.broadsheet.manuscript.frontmatter.FieldDefinition;
import press.broadsheet.manuscript.frontmatter.FieldValue;
import press.broadsheet.manuscript.frontmatter.FrontMatterFields;
import press.broadsheet.manuscript.text.KnownKeys;
import press.broadsheet.manuscript.text.ProblemCollector;
import press.broadsheet.publication.Publication;
import press.broadsheet.publication.Source;

/** The source credited by the fields, and the URL of the original. */
record SourceField(Optional<String> name, Optional<String> url) {

    private static final KnownKeys KEYS = new KnownKeys("name", "title", "url", "link");
    private static final Pattern HTTP_URL =
            Pattern.compile("https?://(?:www\\.)?([^\\s/?#:@<>\"]+)(?:[:/?#]\\S*)?", Pattern.CASE_INSENSITIVE);

    static SourceField of(FrontMatterFields frontMatterFields, Publication publication) {
        Optional<FieldValue> source = frontMatterFields.value(FieldDefinition.SOURCE);
        Optional<FieldValue> url = Optional.empty();
        if (source.isPresent() && source.get() instanceof FieldValue.Table group) {
            source = FrontMatterFields.valueIn(frontMatterFields.warnOfMisspelledKeys(group, KEYS), "name", "title");
            url = FrontMatterFields.valueIn(group, "url", "link");
            if (source.isEmpty() && url.isEmpty()) {
                frontMatterFields.reportWrongType(FieldDefinition.SOURCE, group);
            }
        }
        Optional<String> name = source.flatMap(fieldValue -> frontMatterFields.text(FieldDefinition.SOURCE, fieldValue));
        Optional<String> address = url.or(() -> frontMatterFields.value(FieldDefinition.ORIGINAL))
                .flatMap(fieldValue -> readUrl(frontMatterFields, fieldValue));
        return host(name.orElse("")).isPresent()
                ? new SourceField(Optional.empty(), address.or(() -> name)).withoutOwnUrl(publication)
                : new SourceField(name, address).withoutOwnUrl(publication);
    }

    /** The credit; its name comes from the fields, else from the body, else from the URL's host. */
    Optional<Source> orElse(Optional<Source> inBody) {
        Optional<String> anyUrl = url.or(() -> inBody.flatMap(Source::url));
        return name.or(() -> inBody.map(Source::name)).or(() -> url.flatMap(SourceField::host)).map(n -> new Source(n, anyUrl));
    }

    /** Drops a URL on this site: it means that the article is original; many systems write one into every file. */
    private SourceField withoutOwnUrl(Publication publication) {
        return new SourceField(name, url.filter(u -> !host(u).equals(host(publication.baseUrl().toString()))));
    }

    private static Optional<String> readUrl(FrontMatterFields frontMatterFields, FieldValue fieldValue) {
        Optional<String> text = frontMatterFields.text(FieldDefinition.ORIGINAL, fieldValue);
        if (text.isPresent() && host(text.get()).isEmpty()) {
            frontMatterFields.problems().error(fieldValue.position(),
                    ProblemCollector.quote(text.get()) + " is not a web address",
                    "Write the full address, for example `https://example.org/story`.");
            return Optional.empty();
        }
        return text;
    }

    private static Optional<String> host(String address) {
        Matcher matcher = HTTP_URL.matcher(address);
        return matcher.matches() ? Optional.of(matcher.group(1).toLowerCase(Locale.ROOT)) : Optional.empty();
    }
}
