package press.broadsheet.manuscript;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import press.broadsheet.manuscript.frontmatter.FieldDefinition;
import press.broadsheet.manuscript.frontmatter.FieldValue;
import press.broadsheet.manuscript.frontmatter.FrontMatterFields;
import press.broadsheet.manuscript.text.KnownKeys;
import press.broadsheet.manuscript.text.ProblemCollector;
import press.broadsheet.manuscript.text.SourcePosition;
import press.broadsheet.publication.Correction;
import press.broadsheet.publication.EditorialDate;
import press.broadsheet.publication.Genre;
import press.broadsheet.publication.Slug;

/** Reads the fields whose values need more checks than their type. */
record ArticleFields(FrontMatterFields fields, ManuscriptPath path) {

    private static final KnownKeys CORRECTION_KEYS = new KnownKeys("date", "text");

    /** Names from a text, a list, or groups with a {@code name}. */
    List<String> authors() {
        return fields.value(FieldDefinition.AUTHORS).stream().flatMap(FrontMatterFields::elements)
                .flatMap(author -> author instanceof FieldValue.Table group
                        ? FrontMatterFields.valueIn(group, "name").or(() -> reportMissingName(group)).stream()
                        : Stream.of(author))
                .flatMap(name -> fields.text(FieldDefinition.AUTHORS, name).stream()).distinct().toList();
    }

    private Optional<FieldValue> reportMissingName(FieldValue.Table author) {
        fields.problems().error(author.position(), "an author has no `name`",
                "Write the name under `name`, or write it instead of the group.");
        return Optional.empty();
    }

    /** The section field, the first of several categories, or the first folder. */
    Optional<String> section() {
        return fields.entries(FieldDefinition.SECTION).stream().findFirst().stream()
                .flatMap(entry -> entry.key().equalsIgnoreCase("section")
                        ? fields.texts(FieldDefinition.SECTION, entry.value()).stream()
                        : fields.splitTexts(FieldDefinition.SECTION, entry.value()).stream())
                .findFirst().or(path::section);
    }

    /** Tags without duplicates, each in its first spelling. */
    List<String> tags() {
        Map<Slug, String> tags = new LinkedHashMap<>();
        fields.value(FieldDefinition.TAGS).map(fieldValue -> fields.splitTexts(FieldDefinition.TAGS, fieldValue))
                .orElse(List.of())
                .forEach(tag -> tags.putIfAbsent(Slug.ofLabel(tag), tag));
        return List.copyOf(tags.values());
    }

    Genre genre() {
        return fields.value(FieldDefinition.GENRE).flatMap(
                fieldValue -> fields.text(FieldDefinition.GENRE, fieldValue).map(name -> genre(name, fieldValue.position())))
                .orElse(Genre.NEWS);
    }

    private Genre genre(String name, SourcePosition at) {
        Optional<Genre> genre = Arrays.stream(Genre.values()).filter(g -> g.name().equalsIgnoreCase(name)).findFirst();
        if (genre.isEmpty()) {
            fields.problems().error(at, ProblemCollector.quote(name) + " is not a genre", "Write one of "
                    + Arrays.stream(Genre.values()).map(g -> g.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "))
                    + ".");
        }
        return genre.orElse(Genre.NEWS);
    }

    Optional<Locale> language() {
        return fields.value(FieldDefinition.LANGUAGE)
                .flatMap(fieldValue -> fields.text(FieldDefinition.LANGUAGE, fieldValue).flatMap(tag -> {
                    Optional<Locale> language = LanguageTags.parse(tag);
                    if (language.isEmpty()) {
                        fields.problems().error(fieldValue.position(), ProblemCollector.quote(tag) + " is not a language tag",
                                LanguageTags.tagOfName(tag)
                                        .map(meant -> "Write `" + meant + "`.")
                                        .orElse("Write a BCP 47 tag, such as `en`, `pt-BR` or `zh-Hans`."));
                    }
                    return language;
                })).or(path::language);
    }

    Optional<String> translationKey() {
        return fields.text(FieldDefinition.TRANSLATION_KEY);
    }

    Slug slug() {
        return fields.value(FieldDefinition.SLUG).flatMap(
                fieldValue -> fields.text(FieldDefinition.SLUG, fieldValue).map(text -> slug(text, fieldValue.position())))
                .orElseGet(path::slug);
    }

    private Slug slug(String written, SourcePosition at) {
        Slug slug = Slug.of(written);
        if (written.contains("/")) {
            fields.problems().error(at, "the slug " + ProblemCollector.quote(written) + " contains a slash",
                    "Write only the last part of the address; put full addresses under `aliases`.");
        } else if (written.codePoints().noneMatch(Character::isLetterOrDigit)) {
            fields.problems().error(at, "the slug " + ProblemCollector.quote(written) + " contains no letter or digit",
                    "Write at least one word.");
        } else if (!slug.value().equals(written)) {
            fields.problems().warning(at, "the slug " + ProblemCollector.quote(written)
                    + " becomes `" + slug + "` in the address",
                    "Write `" + slug + "`.");
        }
        return slug;
    }

    /** The former addresses from all alias fields, in the order of their lines. */
    List<Manuscript.Alias> aliases() {
        return fields.entries(FieldDefinition.ALIASES).stream().map(FieldValue.Entry::value).flatMap(FrontMatterFields::elements)
                .sorted(Comparator.comparing(FieldValue::position))
                .flatMap(fieldValue -> fields.text(FieldDefinition.ALIASES, fieldValue)
                        .map(text -> new Manuscript.Alias(text, fieldValue.position().line()))
                        .stream())
                .toList();
    }

    List<Correction> corrections() {
        return fields.value(FieldDefinition.CORRECTIONS).stream().flatMap(FrontMatterFields::elements)
                .flatMap(item -> correction(item).stream())
                .toList();
    }

    private Optional<Correction> correction(FieldValue item) {
        if (!(item instanceof FieldValue.Table group)) {
            return fields.reportWrongType(FieldDefinition.CORRECTIONS, item);
        }
        Optional<FieldValue> date = FrontMatterFields.valueIn(fields.warnOfMisspelledKeys(group, CORRECTION_KEYS), "date");
        Optional<FieldValue> text = FrontMatterFields.valueIn(group, "text");
        if (date.isEmpty() || text.isEmpty()) {
            fields.problems().error(group.position(), "a correction has no `" + (date.isEmpty() ? "date" : "text") + "`",
                    "Write its date under `date`, and what was corrected under `text`.");
            return Optional.empty();
        }
        Optional<EditorialDate> when = fields.date(FieldDefinition.CORRECTIONS, date.get());
        return fields.text(FieldDefinition.CORRECTIONS, text.get())
                .flatMap(what -> when.map(editorialDate -> new Correction(editorialDate, what)));
    }
}
