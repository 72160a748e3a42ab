package press.broadsheet.manuscript;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.broadsheet.publication.Publication;
import press.broadsheet.publication.Source;

/** Whom the fields credit, and where they say that the original stands. */
record Origin(Optional<String> name, Optional<String> url) {

    private static final Vocabulary KEYS = new Vocabulary("name", "title", "url", "link");
    private static final Pattern ADDRESS =
            Pattern.compile("https?://(?:www\\.)?([^\\s/?#:@<>\"]+)(?:[:/?#]\\S*)?", Pattern.CASE_INSENSITIVE);

    static Origin of(Fields fields, Publication publication) {
        Optional<Value> source = fields.value(Field.SOURCE);
        Optional<Value> url = Optional.empty();
        if (source.isPresent() && source.get() instanceof Value.Table group) {
            source = Fields.within(fields.spelled(group, KEYS), "name", "title");
            url = Fields.within(group, "url", "link");
            if (source.isEmpty() && url.isEmpty()) {
                fields.wrong(Field.SOURCE, group);
            }
        }
        Optional<String> name = source.flatMap(value -> fields.text(Field.SOURCE, value));
        Optional<String> address = url.or(() -> fields.value(Field.ORIGINAL)).flatMap(value -> address(fields, value));
        return host(name.orElse("")).isPresent()
                ? new Origin(Optional.empty(), address.or(() -> name)).elsewhereThan(publication)
                : new Origin(name, address).elsewhereThan(publication);
    }

    /** The credit, with the name that the copy itself gives if the fields give none, and at worst the host's. */
    Optional<Source> with(Optional<Source> inCopy) {
        Optional<String> anyUrl = url.or(() -> inCopy.flatMap(Source::url));
        return name.or(() -> inCopy.map(Source::name)).or(() -> url.flatMap(Origin::host)).map(n -> new Source(n, anyUrl));
    }

    /** A canonical address on our own site says that the text is ours; many systems write one into every file. */
    private Origin elsewhereThan(Publication publication) {
        return new Origin(name, url.filter(u -> !host(u).equals(host(publication.baseUrl().toString()))));
    }

    private static Optional<String> address(Fields fields, Value value) {
        Optional<String> text = fields.text(Field.ORIGINAL, value);
        if (text.isPresent() && host(text.get()).isEmpty()) {
            fields.problems().error(value.at(), Problems.quote(text.get()) + " is no address on the web",
                    "Write it whole, as in `https://example.org/story`.");
            return Optional.empty();
        }
        return text;
    }

    private static Optional<String> host(String address) {
        Matcher matcher = ADDRESS.matcher(address);
        return matcher.matches() ? Optional.of(matcher.group(1).toLowerCase(Locale.ROOT)) : Optional.empty();
    }
}
