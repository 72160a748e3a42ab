package press.broadsheet.manuscript.frontmatter;

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
import press.broadsheet.manuscript.markdown.ForeignSyntaxRemover;
import press.broadsheet.manuscript.text.FieldLines;
import press.broadsheet.manuscript.text.KnownKeys;
import press.broadsheet.manuscript.text.ProblemCollector;
import press.broadsheet.manuscript.text.SourcePosition;
import press.broadsheet.manuscript.text.Utf8Decoder;
import press.broadsheet.publication.EditorialDate;

/** Converts each value of the front matter to the type of its field, or reports a problem. */
public final class FrontMatterFields {

    /** One item of a comma-separated list; a quoted item may contain commas. */
    private static final Pattern COMMA_SEPARATED =
            Pattern.compile("\\s*(?:\"([^\"]*)\"|'([^']*)'|“([^”]*)”|([^,，、،]*))\\s*(?:[,，、،]|$)");

    private static final Map<String, Boolean> BOOLEANS =
            Map.of("true", true, "yes", true, "on", true, "false", false, "no", false,
                    "off", false);

    private static final Pattern CURLY_QUOTED = Pattern.compile("[“”„][^“”]*[“”]|[‘’‚][^‘’]*[‘’]");

    /** Characters that look like a space or like nothing. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Zs}\\p{Cf}&&[^ ]]");

    /** Other names of fields that are too different to be found by edit distance. */
    private static final Map<String, String> SYNONYMS = Map.of("headline", "title", "byline", "authors", "deck", "standfirst",
            "dek", "standfirst", "lead", "standfirst", "featureimage", "image", "heroimage", "image", "coverimage", "image",
            "updateddate", "updated", "canonical", "canonical_url");

    /** Fields whose text readers see, so that the syntax of other systems is removed from it. */
    private static final Set<FieldDefinition> VISIBLE_TO_READERS =
            EnumSet.of(FieldDefinition.TITLE, FieldDefinition.STANDFIRST, FieldDefinition.DATELINE, FieldDefinition.AUTHORS,
                    FieldDefinition.SECTION, FieldDefinition.TAGS, FieldDefinition.SOURCE, FieldDefinition.IMAGE,
                    FieldDefinition.CORRECTIONS, FieldDefinition.WITHDRAWN, FieldDefinition.NAME, FieldDefinition.ROLE,
                    FieldDefinition.LINKS);

    /** Fields that hide the article, also if their value is unclear. */
    private static final Set<FieldDefinition> HIDING =
            EnumSet.of(FieldDefinition.DRAFT, FieldDefinition.PUBLISHED, FieldDefinition.STATUS);

    public static final KnownKeys NO_EXTRA_KEYS = new KnownKeys();

    private final FrontMatterFormat frontMatterFormat;
    private final DateResolver dateResolver;
    private final ProblemCollector problemCollector;
    private final KnownKeys extraKeys;
    private final Map<FieldDefinition, List<FieldValue.Entry>> entriesByField = new EnumMap<>(FieldDefinition.class);

    public FrontMatterFields(FrontMatter frontMatter, DateResolver dateResolver, ProblemCollector problemCollector) {
        this(frontMatter, dateResolver, problemCollector, NO_EXTRA_KEYS);
    }

    /** @param extraKeys fields that this kind of file has in addition to those of an article */
    public FrontMatterFields(FrontMatter frontMatter, DateResolver dateResolver, ProblemCollector problemCollector,
            KnownKeys extraKeys) {
        this.extraKeys = extraKeys;
        this.frontMatterFormat = frontMatter.format();
        this.dateResolver = dateResolver;
        this.problemCollector = problemCollector;
        frontMatter.table().entries().forEach(this::add);
    }

    public ProblemCollector problems() {
        return problemCollector;
    }

    /** All values of a field, ordered by the precedence of its names. */
    public List<FieldValue.Entry> entries(FieldDefinition fieldDefinition) {
        return entriesByField.getOrDefault(fieldDefinition, List.of());
    }

    /** The value of a field. If two names of the field have different values, reports which one is used. */
    public Optional<FieldValue> value(FieldDefinition fieldDefinition) {
        List<FieldValue.Entry> entries = entries(fieldDefinition);
        for (FieldValue.Entry ignored : entries.subList(Math.min(1, entries.size()), entries.size())) {
            FieldValue.Entry first = entries.getFirst();
            boolean duplicate = KnownKeys.normalize(ignored.key()).equals(KnownKeys.normalize(first.key())); // reported elsewhere
            if (!duplicate && !ignored.value().content().equals(first.value().content())) {
                problemCollector.warning(ignored.position(), "`" + ignored.key() + "` differs from `" + first.key()
                        + "` on line " + first.position().line() + ", which is used", "Keep one of the two.");
            }
        }
        return entries.stream().findFirst().map(FieldValue.Entry::value);
    }

    /** Position of a field's value; the start of the file if the field is missing. */
    public SourcePosition positionOf(FieldDefinition fieldDefinition) {
        return entries(fieldDefinition).stream().findFirst().map(entry -> entry.value().position()).orElse(SourcePosition.START);
    }

    public FieldLines fieldLines() {
        return new FieldLines(positionOf(FieldDefinition.ID).line(), positionOf(FieldDefinition.SLUG).line(),
                positionOf(FieldDefinition.DATE).line(),
                positionOf(FieldDefinition.UPDATED).line(), positionOf(FieldDefinition.SECTION).line(),
                positionOf(FieldDefinition.TAGS).line(), positionOf(FieldDefinition.AUTHORS).line());
    }

    public Optional<String> text(FieldDefinition fieldDefinition) {
        return value(fieldDefinition).flatMap(fieldValue -> text(fieldDefinition, fieldValue));
    }

    public Optional<Boolean> flag(FieldDefinition fieldDefinition) {
        return value(fieldDefinition).flatMap(fieldValue -> {
            Optional<Boolean> flag = toBoolean(fieldValue);
            if (flag.isEmpty()) {
                reportWrongType(fieldDefinition, fieldValue);
            }
            return flag;
        });
    }

    public Optional<EditorialDate> date(FieldDefinition fieldDefinition) {
        return value(fieldDefinition).flatMap(fieldValue -> date(fieldDefinition, fieldValue));
    }

    /** A list as it is, or a single text split at commas (also those of other scripts), without quotes. */
    public List<String> splitTexts(FieldDefinition fieldDefinition, FieldValue fieldValue) {
        return fieldValue instanceof FieldValue.Sequence
                ? texts(fieldDefinition, fieldValue)
                : text(fieldDefinition, fieldValue).stream().flatMap(text -> COMMA_SEPARATED.matcher(text).results())
                        .map(FrontMatterFields::firstGroup)
                        .filter(word -> !word.isEmpty()).toList();
    }

    private static String firstGroup(MatchResult match) {
        return IntStream.rangeClosed(1, match.groupCount()).mapToObj(match::group).filter(Objects::nonNull).findFirst()
                .map(String::strip).orElse("");
    }

    /** The items of a list, or a single value as a list. */
    public List<String> texts(FieldDefinition fieldDefinition, FieldValue fieldValue) {
        return elements(fieldValue).flatMap(item -> text(fieldDefinition, item).stream()).toList();
    }

    public static Stream<FieldValue> elements(FieldValue fieldValue) {
        return fieldValue instanceof FieldValue.Sequence sequence ? sequence.items().stream() : Stream.of(fieldValue);
    }

    /** The value as one line of text. Empty if there is none; also, with a problem reported, if it is not text. */
    public Optional<String> text(FieldDefinition fieldDefinition, FieldValue fieldValue) {
        return switch (fieldValue) {
            case FieldValue.Text(SourcePosition at, String written, boolean quoted) -> {
                String text = VISIBLE_TO_READERS.contains(fieldDefinition)
                        ? ForeignSyntaxRemover.remove(written, at, problemCollector)
                        : written;
                text.codePoints().filter(Utf8Decoder::isBidiControl).findFirst().ifPresent(control -> problemCollector.warning(at,
                        "an invisible character that changes the text direction (U+%04X) is removed".formatted(control),
                        "Delete it; pages take the direction from the language."));
                if (!quoted) {
                    reportCurlyQuotes(fieldDefinition, at, text);
                }
                yield Optional.of(toSingleLine(text)).filter(line -> !line.isEmpty());
            }
            case FieldValue.Numeral(_, String digits) -> Optional.of(digits);
            case FieldValue.Null _ -> Optional.empty();
            default -> {
                reportWrongType(fieldDefinition, fieldValue);
                yield Optional.empty();
            }
        };
    }

    /** Curly quotation marks mean nothing to YAML. A headline may be a quotation, so there it is only advice. */
    private void reportCurlyQuotes(FieldDefinition fieldDefinition, SourcePosition at, String text) {
        if (!CURLY_QUOTED.matcher(text.strip()).matches()) {
            return;
        }
        String reason = "the curly quotation marks around the value are read as part of it";
        if (fieldDefinition == FieldDefinition.TITLE || fieldDefinition == FieldDefinition.STANDFIRST) {
            problemCollector.advice(at, reason,
                    "If it is a quotation, put straight ones around the value; otherwise replace or remove them.");
        } else {
            problemCollector.warning(at, reason, "Use straight ones (`\"`) or none.");
        }
    }

    public Optional<EditorialDate> date(FieldDefinition fieldDefinition, FieldValue fieldValue) {
        return toBoolean(fieldValue).isPresent()
                ? reportWrongType(fieldDefinition, fieldValue)
                : text(fieldDefinition, fieldValue).flatMap(text -> dateResolver.resolve(text, fieldValue.position()));
    }

    /** The first non-empty value among these keys of a group. */
    public static Optional<FieldValue> valueIn(FieldValue.Table group, String... names) {
        return Stream.of(names).flatMap(name -> group.entries().stream().filter(e -> KnownKeys.normalize(e.key()).equals(name)))
                .map(FieldValue.Entry::value).filter(fieldValue -> !fieldValue.content().isBlank()).findFirst();
    }

    /** Warns about keys of a group that look like misspellings of known ones. */
    public FieldValue.Table warnOfMisspelledKeys(FieldValue.Table group, KnownKeys keys) {
        group.entries().stream().filter(entry -> !keys.contains(entry.key())).forEach(entry -> keys.closest(entry.key())
                .ifPresent(meant -> problemCollector.warning(entry.position(),
                        ProblemCollector.quote(entry.key()) + " is not a known field and is ignored",
                        "Perhaps `" + meant + "` is meant.")));
        return group;
    }

    public <T> Optional<T> reportWrongType(FieldDefinition fieldDefinition, FieldValue fieldValue) {
        List<FieldValue.Entry> entries = entries(fieldDefinition);
        String key =
                entries.stream().filter(e -> e.value().position().equals(fieldValue.position())).findFirst()
                        .or(() -> entries.stream().findFirst())
                        .map(FieldValue.Entry::key).orElse(fieldDefinition.name().toLowerCase(Locale.ROOT));
        boolean nested =
                fieldValue instanceof FieldValue.Sequence
                        && entries.stream().anyMatch(entry -> entry.value() instanceof FieldValue.Sequence
                                && !entry.value().equals(fieldValue));
        problemCollector.error(fieldValue.position(),
                "`" + key + "` should be " + fieldDefinition.expected() + ", but is " + fieldValue.description()
                        + (nested ? " inside a list" : "") + (HIDING.contains(fieldDefinition) ? "; the file is held back" : ""),
                "Write, for example, " + frontMatterFormat.field(key, fieldDefinition.example()) + ".");
        return Optional.empty();
    }

    private void add(FieldValue.Entry entry) {
        Optional<FieldDefinition> field = FieldDefinition.byName(entry.key());
        if (field.isEmpty()) {
            reportUnknown(entry);
        } else if (!entry.value().content().isBlank()) {
            boolean flag = KnownKeys.normalize(entry.key()).equals("published") && toBoolean(entry.value()).isPresent();
            List<FieldValue.Entry> entries =
                    entriesByField.computeIfAbsent(flag ? FieldDefinition.PUBLISHED : field.get(), _ -> new ArrayList<>());
            entries.add(entry);
            entries.sort(Comparator.comparingInt(e -> field.get().rank(e.key())));
        }
    }

    private void reportUnknown(FieldValue.Entry entry) {
        if (IgnoredKeys.contains(entry.key()) || problemCollector.isFull()) {
            return;
        }
        if (KnownKeys.normalize(entry.key()).equals("taxonomies") && entry.value() instanceof FieldValue.Table taxonomies) {
            taxonomies.entries().forEach(this::add); // Zola writes tags and categories there
            return;
        }
        String visible = INVISIBLE.matcher(entry.key()).replaceAll("").strip();
        if (!visible.equals(entry.key().strip()) && FieldDefinition.byName(visible).isPresent()) {
            problemCollector.warning(entry.position(), "the key " + ProblemCollector.quote(entry.key())
                    + " contains an invisible character and is ignored", "Type it again: `" + visible + "`.");
            return;
        }
        if (entry.key().strip().chars().filter(c -> c == ' ').count() > 1) {
            problemCollector.error(entry.position(),
                    ProblemCollector.quote(entry.key()) + " reads like text, not like a field name",
                    "Close the front matter above this line if the article begins here.");
            return;
        }
        Optional<String> meant = Optional.ofNullable(SYNONYMS.get(KnownKeys.normalize(entry.key())))
                .or(() -> extraKeys.closest(entry.key()))
                .or(() -> FieldDefinition.closest(entry.key()));
        problemCollector.warning(entry.position(),
                ProblemCollector.quote(entry.key()) + " is not a known field and is ignored",
                meant.map(key -> "Perhaps `" + key + "` is meant.").orElse("Remove it or correct its name."));
    }

    public static Optional<Boolean> toBoolean(FieldValue fieldValue) {
        return switch (fieldValue) {
            case FieldValue.Bool(_, boolean flag) -> Optional.of(flag);
            case FieldValue.Text(_, String text, _) -> Optional.ofNullable(BOOLEANS.get(text.strip().toLowerCase(Locale.ROOT)));
            default -> Optional.empty();
        };
    }

    /** Joins lines and removes characters that are not allowed in HTML or XML. */
    private static String toSingleLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (Character.isWhitespace(c)) {
                line.append(line.isEmpty() || line.charAt(line.length() - 1) == ' ' ? "" : " ");
            } else if (!Utf8Decoder.isForbiddenCharacter(c) && !Utf8Decoder.isBidiControl(c)
                    && Character.getType(c) != Character.SURROGATE) {
                line.appendCodePoint(c);
            }
        }
        return line.toString().stripTrailing();
    }
}
