package press.broadsheet.manuscript;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.broadsheet.manuscript.frontmatter.FieldValue;
import press.broadsheet.manuscript.frontmatter.FrontMatterField;
import press.broadsheet.manuscript.frontmatter.FrontMatterFields;
import press.broadsheet.manuscript.text.KnownKeys;
import press.broadsheet.manuscript.text.ProblemCollector;
import press.broadsheet.publication.Publication;
import press.broadsheet.publication.Source;

/** Whom the fields credit, and where they say that the original stands. */
record SourceField(Optional<String> name, Optional<String> url) {

    private static final KnownKeys KEYS = new KnownKeys("name", "title", "url", "link");
    private static final Pattern HTTP_URL =
            Pattern.compile("https?://(?:www\\.)?([^\\s/?#:@<>\"]+)(?:[:/?#]\\S*)?", Pattern.CASE_INSENSITIVE);

    static SourceField of(FrontMatterFields frontMatterFields, Publication publication) {
        Optional<FieldValue> source = frontMatterFields.value(FrontMatterField.SOURCE);
        Optional<FieldValue> url = Optional.empty();
        if (source.isPresent() && source.get() instanceof FieldValue.Table group) {
            source = FrontMatterFields.valueIn(frontMatterFields.warnOfMisspelledKeys(group, KEYS), "name", "title");
            url = FrontMatterFields.valueIn(group, "url", "link");
            if (source.isEmpty() && url.isEmpty()) {
                frontMatterFields.reportWrongType(FrontMatterField.SOURCE, group);
            }
        }
        Optional<String> name = source.flatMap(fieldValue -> frontMatterFields.text(FrontMatterField.SOURCE, fieldValue));
        Optional<String> address = url.or(() -> frontMatterFields.value(FrontMatterField.ORIGINAL))
                .flatMap(fieldValue -> readUrl(frontMatterFields, fieldValue));
        return host(name.orElse("")).isPresent()
                ? new SourceField(Optional.empty(), address.or(() -> name)).withoutOwnUrl(publication)
                : new SourceField(name, address).withoutOwnUrl(publication);
    }

    /** The credit, with the name that the copy itself gives if the fields give none, and at worst the host's. */
    Optional<Source> orElse(Optional<Source> inCopy) {
        Optional<String> anyUrl = url.or(() -> inCopy.flatMap(Source::url));
        return name.or(() -> inCopy.map(Source::name)).or(() -> url.flatMap(SourceField::host)).map(n -> new Source(n, anyUrl));
    }

    /** A canonical address on our own site says that the text is ours; many systems write one into every file. */
    private SourceField withoutOwnUrl(Publication publication) {
        return new SourceField(name, url.filter(u -> !host(u).equals(host(publication.baseUrl().toString()))));
    }

    private static Optional<String> readUrl(FrontMatterFields frontMatterFields, FieldValue fieldValue) {
        Optional<String> text = frontMatterFields.text(FrontMatterField.ORIGINAL, fieldValue);
        if (text.isPresent() && host(text.get()).isEmpty()) {
            frontMatterFields.problems().error(fieldValue.position(),
                    ProblemCollector.quote(text.get()) + " is no address on the web",
                    "Write it whole, as in `https://example.org/story`.");
            return Optional.empty();
        }
        return text;
    }

    private static Optional<String> host(String address) {
        Matcher matcher = HTTP_URL.matcher(address);
        return matcher.matches() ? Optional.of(matcher.group(1).toLowerCase(Locale.ROOT)) : Optional.empty();
    }
}
