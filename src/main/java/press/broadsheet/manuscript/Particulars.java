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
import press.broadsheet.publication.Correction;
import press.broadsheet.publication.Genre;
import press.broadsheet.publication.Moment;
import press.broadsheet.publication.Slug;

/** The fields whose values need more than to be of the right kind. */
record Particulars(Fields fields, ManuscriptPath path) {

    private static final Vocabulary CORRECTION = new Vocabulary("date", "text");

    /** Names from a text, a list, or groups that hold a {@code name}. */
    List<String> authors() {
        return fields.value(Field.AUTHORS).stream().flatMap(Fields::elements)
                .flatMap(author -> author instanceof Value.Table group
                        ? Fields.within(group, "name").or(() -> nameless(group)).stream()
                        : Stream.of(author))
                .flatMap(name -> fields.text(Field.AUTHORS, name).stream()).distinct().toList();
    }

    private Optional<Value> nameless(Value.Table author) {
        fields.problems().error(author.at(), "an author has no `name`", "Write the name under `name`, or in place of the group.");
        return Optional.empty();
    }

    /** The section named, the first of several categories, or the first folder. */
    Optional<String> section() {
        return fields.all(Field.SECTION).stream().findFirst().stream().flatMap(entry -> entry.key().equalsIgnoreCase("section")
                ? fields.texts(Field.SECTION, entry.value()).stream()
                : fields.words(Field.SECTION, entry.value()).stream()).findFirst().or(path::section);
    }

    /** Each tag once, as it was spelled first. */
    List<String> tags() {
        Map<Slug, String> tags = new LinkedHashMap<>();
        fields.value(Field.TAGS).map(value -> fields.words(Field.TAGS, value)).orElse(List.of())
                .forEach(tag -> tags.putIfAbsent(Slug.ofLabel(tag), tag));
        return List.copyOf(tags.values());
    }

    Genre genre() {
        return fields.value(Field.GENRE).flatMap(value -> fields.text(Field.GENRE, value).map(name -> genre(name, value.at())))
                .orElse(Genre.NEWS);
    }

    private Genre genre(String name, Place at) {
        Optional<Genre> genre = Arrays.stream(Genre.values()).filter(g -> g.name().equalsIgnoreCase(name)).findFirst();
        if (genre.isEmpty()) {
            fields.problems().error(at, Problems.quote(name) + " is no genre", "Write one of "
                    + Arrays.stream(Genre.values()).map(g -> g.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "))
                    + ".");
        }
        return genre.orElse(Genre.NEWS);
    }

    Optional<Locale> language() {
        return fields.value(Field.LANGUAGE).flatMap(value -> fields.text(Field.LANGUAGE, value).flatMap(tag -> {
            Optional<Locale> language = Languages.read(tag);
            if (language.isEmpty()) {
                fields.problems().error(value.at(), Problems.quote(tag) + " is no tag of a language", Languages.tagOf(tag)
                        .map(meant -> "Write `" + meant + "`.")
                        .orElse("Write a BCP 47 tag, such as `en`, `pt-BR` or `zh-Hans`."));
            }
            return language;
        })).or(path::language);
    }

    Optional<String> translationKey() {
        return fields.text(Field.TRANSLATION_KEY);
    }

    Slug slug() {
        return fields.value(Field.SLUG).flatMap(value -> fields.text(Field.SLUG, value).map(wish -> slug(wish, value.at())))
                .orElseGet(path::slug);
    }

    private Slug slug(String wish, Place at) {
        Slug slug = Slug.of(wish);
        if (wish.contains("/")) {
            fields.problems().error(at, "the slug " + Problems.quote(wish) + " contains a slash",
                    "Write only the last part of the address; whole addresses belong under `aliases`.");
        } else if (wish.codePoints().noneMatch(Character::isLetterOrDigit)) {
            fields.problems().error(at, "the slug " + Problems.quote(wish) + " has neither a letter nor a digit",
                    "Write a word.");
        } else if (!slug.value().equals(wish)) {
            fields.problems().warning(at, "the slug " + Problems.quote(wish) + " becomes `" + slug + "` in the address",
                    "Write it so, in lower case and with single hyphens.");
        }
        return slug;
    }

    /** Former addresses under all their names, from the top down. */
    List<Manuscript.Alias> aliases() {
        return fields.all(Field.ALIASES).stream().map(Value.Entry::value).flatMap(Fields::elements)
                .sorted(Comparator.comparing(Value::at))
                .flatMap(value -> fields.text(Field.ALIASES, value).map(text -> new Manuscript.Alias(text, value.at().line()))
                        .stream())
                .toList();
    }

    List<Correction> corrections() {
        return fields.value(Field.CORRECTIONS).stream().flatMap(Fields::elements).flatMap(item -> correction(item).stream())
                .toList();
    }

    private Optional<Correction> correction(Value item) {
        if (!(item instanceof Value.Table group)) {
            return fields.wrong(Field.CORRECTIONS, item);
        }
        Optional<Value> date = Fields.within(fields.spelled(group, CORRECTION), "date");
        Optional<Value> text = Fields.within(group, "text");
        if (date.isEmpty() || text.isEmpty()) {
            fields.problems().error(group.at(), "a correction has no `" + (date.isEmpty() ? "date" : "text") + "`",
                    "Say under `date` when, and under `text` what was set right.");
            return Optional.empty();
        }
        Optional<Moment> when = fields.moment(Field.CORRECTIONS, date.get());
        return fields.text(Field.CORRECTIONS, text.get()).flatMap(what -> when.map(moment -> new Correction(moment, what)));
    }
}
