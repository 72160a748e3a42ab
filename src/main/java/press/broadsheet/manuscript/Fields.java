package press.broadsheet.manuscript;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import press.broadsheet.publication.Moment;

/** What the front matter says, field by field: each value in the kind that its field asks for, or a problem. */
final class Fields {

    /** One of several words parted by commas; whoever puts quotes around it may mean a comma within. */
    private static final Pattern WORD =
            Pattern.compile("\\s*(?:\"([^\"]*)\"|'([^']*)'|“([^”]*)”|([^,，、،]*))\\s*(?:[,，、،]|$)");

    private static final Map<String, Boolean> FLAGS = Map.of("true", true, "yes", true, "on", true, "false", false, "no", false,
            "off", false);

    private static final Pattern CURLY = Pattern.compile("[“”„][^“”]*[“”]|[‘’‚][^‘’]*[‘’]");

    /** What nobody can tell from a blank, or from nothing, by looking. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Zs}\\p{Cf}&&[^ ]]");

    /** What editors and other systems call a field, where no edit of the letters would lead to our name for it. */
    private static final Map<String, String> ALSO_CALLED = Map.of("headline", "title", "byline", "authors", "deck", "standfirst",
            "dek", "standfirst", "lead", "standfirst", "featureimage", "image", "heroimage", "image", "coverimage", "image",
            "updateddate", "updated", "canonical", "canonical_url");

    /** What readers see as it is written, and so without the marks of other systems. */
    private static final Set<Field> SHOWN = EnumSet.of(Field.TITLE, Field.STANDFIRST, Field.DATELINE, Field.AUTHORS,
            Field.SECTION, Field.TAGS, Field.SOURCE, Field.IMAGE, Field.CORRECTIONS, Field.WITHDRAWN, Field.NAME, Field.ROLE,
            Field.LINKS);

    /** What hides a text, in doubt too. */
    private static final Set<Field> HIDING = EnumSet.of(Field.DRAFT, Field.PUBLISHED, Field.STATUS);

    static final Vocabulary NO_MORE = new Vocabulary();

    private final Syntax syntax;
    private final Dates dates;
    private final Problems problems;
    private final Vocabulary more;
    private final Map<Field, List<Value.Entry>> given = new EnumMap<>(Field.class);

    Fields(FrontMatter frontMatter, Dates dates, Problems problems) {
        this(frontMatter, dates, problems, NO_MORE);
    }

    /** @param more what a file of this kind may have beside an article's fields */
    Fields(FrontMatter frontMatter, Dates dates, Problems problems, Vocabulary more) {
        this.more = more;
        this.syntax = frontMatter.syntax();
        this.dates = dates;
        this.problems = problems;
        frontMatter.table().entries().forEach(this::sort);
    }

    Problems problems() {
        return problems;
    }

    /** Every value of a field, in the order of its names' precedence. */
    List<Value.Entry> all(Field field) {
        return given.getOrDefault(field, List.of());
    }

    /** The value that counts; if the field is given under two names, and differently, the editor is told which one does. */
    Optional<Value> value(Field field) {
        List<Value.Entry> entries = all(field);
        for (Value.Entry ignored : entries.subList(Math.min(1, entries.size()), entries.size())) {
            Value.Entry first = entries.getFirst();
            boolean twice = Vocabulary.fold(ignored.key()).equals(Vocabulary.fold(first.key())); // which is told elsewhere
            if (!twice && !ignored.value().content().equals(first.value().content())) {
                problems.warning(ignored.at(), "`" + ignored.key() + "` says something else than `" + first.key()
                        + "` in line " + first.at().line() + ", which counts", "Keep one of the two.");
            }
        }
        return entries.stream().findFirst().map(Value.Entry::value);
    }

    /** Where the value of a field begins; the top of the file where it is not given. */
    Place at(Field field) {
        return all(field).stream().findFirst().map(entry -> entry.value().at()).orElse(Place.START);
    }

    Manuscript.Lines lines() {
        return new Manuscript.Lines(at(Field.ID).line(), at(Field.SLUG).line(), at(Field.DATE).line(),
                at(Field.UPDATED).line(), at(Field.SECTION).line(), at(Field.TAGS).line(), at(Field.AUTHORS).line());
    }

    Optional<String> text(Field field) {
        return value(field).flatMap(value -> text(field, value));
    }

    Optional<Boolean> flag(Field field) {
        return value(field).flatMap(value -> {
            Optional<Boolean> flag = asFlag(value);
            if (flag.isEmpty()) {
                wrong(field, value);
            }
            return flag;
        });
    }

    Optional<Moment> moment(Field field) {
        return value(field).flatMap(value -> moment(field, value));
    }

    /** A list as it is, or a single text parted at its commas, those of other scripts included, without their quotes. */
    List<String> words(Field field, Value value) {
        return value instanceof Value.Listing
                ? texts(field, value)
                : text(field, value).stream().flatMap(text -> WORD.matcher(text).results()).map(Fields::word)
                        .filter(word -> !word.isEmpty()).toList();
    }

    private static String word(MatchResult match) {
        return IntStream.rangeClosed(1, match.groupCount()).mapToObj(match::group).filter(Objects::nonNull).findFirst()
                .map(String::strip).orElse("");
    }

    /** A list as it is, or the only element of one. */
    List<String> texts(Field field, Value value) {
        return elements(value).flatMap(item -> text(field, item).stream()).toList();
    }

    static Stream<Value> elements(Value value) {
        return value instanceof Value.Listing listing ? listing.items().stream() : Stream.of(value);
    }

    /** A value as one line of text; empty if it has none, or, with a problem, if it is no text. */
    Optional<String> text(Field field, Value value) {
        return switch (value) {
            case Value.Text(Place at, String written, boolean quoted) -> {
                String text = SHOWN.contains(field) ? Leftovers.clear(written, at, problems) : written;
                text.codePoints().filter(Encoding::isTurn).findFirst().ifPresent(turn -> problems.warning(at,
                        "an invisible character that turns the direction of writing (U+%04X) is left out".formatted(turn),
                        "Delete it; the page sets each text in the direction of its language."));
                if (!quoted) {
                    curly(field, at, text);
                }
                yield Optional.of(line(text)).filter(line -> !line.isEmpty());
            }
            case Value.Numeral(_, String digits) -> Optional.of(digits);
            case Value.Nothing _ -> Optional.empty();
            default -> {
                wrong(field, value);
                yield Optional.empty();
            }
        };
    }

    /** Marks that a word processor bent mean nothing to YAML. A headline may be a quotation, so of that it is only said. */
    private void curly(Field field, Place at, String text) {
        if (!CURLY.matcher(text.strip()).matches()) {
            return;
        }
        String reason = "curly quotation marks stand around the value, and are taken for a part of it";
        if (field == Field.TITLE || field == Field.STANDFIRST) {
            problems.advice(at, reason, "Put straight ones around them if it is a quotation; else use those alone, or none.");
        } else {
            problems.warning(at, reason, "Use straight ones (`\"`), or none.");
        }
    }

    Optional<Moment> moment(Field field, Value value) {
        return asFlag(value).isPresent()
                ? wrong(field, value)
                : text(field, value).flatMap(text -> dates.read(text, value.at()));
    }

    /** The value under the first of a group's keys that is there and says something. */
    static Optional<Value> within(Value.Table group, String... names) {
        return Stream.of(names).flatMap(name -> group.entries().stream().filter(e -> Vocabulary.fold(e.key()).equals(name)))
                .map(Value.Entry::value).filter(value -> !value.content().isBlank()).findFirst();
    }

    /** Warns of keys in a group that are nearly, but not quite, those it may have. */
    Value.Table spelled(Value.Table group, Vocabulary keys) {
        group.entries().stream().filter(entry -> !keys.knows(entry.key())).forEach(entry -> keys.nearest(entry.key())
                .ifPresent(meant -> problems.warning(entry.at(), Problems.quote(entry.key()) + " is no field that is known here, "
                        + "and is left out", "Perhaps `" + meant + "` is meant.")));
        return group;
    }

    <T> Optional<T> wrong(Field field, Value value) {
        List<Value.Entry> entries = all(field);
        String key =
                entries.stream().filter(e -> e.value().at().equals(value.at())).findFirst().or(() -> entries.stream().findFirst())
                        .map(Value.Entry::key).orElse(field.name().toLowerCase(Locale.ROOT));
        boolean nested =
                value instanceof Value.Listing && entries.stream().anyMatch(entry -> entry.value() instanceof Value.Listing
                        && !entry.value().equals(value));
        problems.error(value.at(), "`" + key + "` should be " + field.expected() + ", but is " + value.kind()
                + (nested ? " within a list" : "") + (HIDING.contains(field) ? "; the text is held back" : ""),
                "Write, for example, " + syntax.field(key, field.example()) + ".");
        return Optional.empty();
    }

    private void sort(Value.Entry entry) {
        Optional<Field> field = Field.named(entry.key());
        if (field.isEmpty()) {
            unknown(entry);
        } else if (!entry.value().content().isBlank()) {
            boolean flag = Vocabulary.fold(entry.key()).equals("published") && asFlag(entry.value()).isPresent();
            List<Value.Entry> entries = given.computeIfAbsent(flag ? Field.PUBLISHED : field.get(), _ -> new ArrayList<>());
            entries.add(entry);
            entries.sort(Comparator.comparingInt(e -> field.get().rank(e.key())));
        }
    }

    private void unknown(Value.Entry entry) {
        if (ForeignKeys.contains(entry.key()) || problems.full()) {
            return;
        }
        if (Vocabulary.fold(entry.key()).equals("taxonomies") && entry.value() instanceof Value.Table taxonomies) {
            taxonomies.entries().forEach(this::sort); // Zola keeps tags and categories there
            return;
        }
        String seen = UNSEEN.matcher(entry.key()).replaceAll("").strip();
        if (!seen.equals(entry.key().strip()) && Field.named(seen).isPresent()) {
            problems.warning(entry.at(), "the key " + Problems.quote(entry.key())
                    + " holds a character that cannot be seen, and is left out", "Type it anew: `" + seen + "`.");
            return;
        }
        if (entry.key().strip().chars().filter(c -> c == ' ').count() > 1) {
            problems.error(entry.at(), Problems.quote(entry.key()) + " reads like a text, not like the name of a field",
                    "Close the front matter above it if the article begins here.");
            return;
        }
        Optional<String> meant = Optional.ofNullable(ALSO_CALLED.get(Vocabulary.fold(entry.key())))
                .or(() -> more.nearest(entry.key()))
                .or(() -> Field.nearest(entry.key()));
        problems.warning(entry.at(), Problems.quote(entry.key()) + " is no field that is known here, and is left out",
                meant.map(key -> "Perhaps `" + key + "` is meant.").orElse("Remove it, or mend its name."));
    }

    static Optional<Boolean> asFlag(Value value) {
        return switch (value) {
            case Value.Bool(_, boolean flag) -> Optional.of(flag);
            case Value.Text(_, String text, _) -> Optional.ofNullable(FLAGS.get(text.strip().toLowerCase(Locale.ROOT)));
            default -> Optional.empty();
        };
    }

    /** One line without what neither a page nor a feed may contain. */
    private static String line(String text) {
        StringBuilder line = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (Character.isWhitespace(c)) {
                line.append(line.isEmpty() || line.charAt(line.length() - 1) == ' ' ? "" : " ");
            } else if (!Encoding.isControl(c) && !Encoding.isTurn(c) && Character.getType(c) != Character.SURROGATE) {
                line.appendCodePoint(c);
            }
        }
        return line.toString().stripTrailing();
    }
}
