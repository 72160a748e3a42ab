package press.broadsheet.pages;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import press.broadsheet.pages.view.Localizer;
import press.broadsheet.publication.Article;
import press.broadsheet.publication.Correction;
import press.broadsheet.publication.EditorialDate;
import press.broadsheet.publication.Genre;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.Source;
import tools.jackson.databind.json.JsonMapper;

import static java.util.stream.Collectors.joining;

/**
 * Writes the public facts of an article as YAML front matter, with no internal data. The keys are those that a manuscript may
 * use. Strings are written as JSON, which is valid YAML (YAML 1.2, section 1.3).
 */
final class FrontMatterWriter {

    private static final JsonMapper JSON = new JsonMapper();

    /** Characters that JSON allows unescaped and YAML does not (section 5.1), or treats as the end of a line or of the file. */
    private static final Pattern NEEDS_ESCAPE =
            Pattern.compile("[\\x7f-\\x9f\\u2028\\u2029\\ufeff\\ufffe\\uffff]|\\p{Cs}");

    private final StringBuilder yaml = new StringBuilder();
    private final Localizer localizer;

    private FrontMatterWriter(Localizer localizer) {
        this.localizer = localizer;
    }

    static String of(Article article, String canonical, Localizer localizer) {
        return new FrontMatterWriter(localizer).frontMatter(article, canonical);
    }

    private String frontMatter(Article article, String canonical) {
        line("title", Optional.of(quote(article.text().headline())));
        line("standfirst", article.text().standfirst().map(FrontMatterWriter::quote));
        line("authors", list(article.labels().authors()));
        line("date", date(article.dates().published()));
        line("updated", date(article.dates().updated()));
        line("expires", date(article.dates().expires()));
        line("section", article.labels().section().map(Label::name).map(FrontMatterWriter::quote));
        line("tags", list(article.labels().tags()));
        line("genre", Optional.of(article.labels().genre()).filter(it -> it != Genre.NEWS)
                .map(it -> it.name().toLowerCase(Locale.ROOT)));
        line("lang", Optional.of(quote(article.text().language())));
        line("dateline", article.text().dateline().map(FrontMatterWriter::quote));
        line("source", article.credits().source().map(FrontMatterWriter::source));
        line("corrections", Optional.of(article.credits().corrections().stream().map(this::correction).collect(joining()))
                .filter(corrections -> !corrections.isEmpty()));
        line("noindex", Optional.of("true").filter(_ -> article.noindex()));
        line("canonical_url", Optional.of(quote(canonical)));
        return "---\n" + yaml + "---\n\n";
    }

    private void line(String name, Optional<String> value) {
        value.ifPresent(it -> yaml.append(name).append(it.startsWith("\n") ? ":" : ": ").append(it).append('\n'));
    }

    private Optional<String> date(Optional<EditorialDate> moment) {
        return moment.map(localizer.dates()::iso);
    }

    private static Optional<String> list(List<Label> labels) {
        return labels.isEmpty()
                ? Optional.empty()
                : Optional.of(labels.stream().map(label -> quote(label.name())).collect(joining(", ", "[", "]")));
    }

    private static String source(Source source) {
        return source.url()
                .map(url -> "{name: " + quote(source.name()) + ", url: " + quote(url) + "}")
                .orElseGet(() -> quote(source.name()));
    }

    private String correction(Correction correction) {
        return "\n  - date: " + localizer.dates().iso(correction.date()) + "\n    text: " + quote(correction.text());
    }

    private static String quote(String text) {
        return NEEDS_ESCAPE.matcher(JSON.writeValueAsString(text))
                .replaceAll(it -> "\\\\u%04x".formatted((int) it.group().charAt(0)));
    }
}
