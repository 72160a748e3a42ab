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
import press.broadsheet.manuscript.Manuscript;
import press.broadsheet.manuscript.markdown.ForeignSyntaxRemover;
import press.broadsheet.manuscript.text.KnownKeys;
import press.broadsheet.manuscript.text.ProblemCollector;
import press.broadsheet.manuscript.text.SourcePosition;
import press.broadsheet.manuscript.text.Utf8Decoder;
import press.broadsheet.publication.EditorialDate;

/** What the front matter says, field by field: each value in the kind that its field asks for, or a problem. */
public final class FrontMatterFields {

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
    private static final Set<FrontMatterField> SHOWN = EnumSet.of(FrontMatterField.TITLE, FrontMatterField.STANDFIRST, FrontMatterField.DATELINE, FrontMatterField.AUTHORS,
            FrontMatterField.SECTION, FrontMatterField.TAGS, FrontMatterField.SOURCE, FrontMatterField.IMAGE, FrontMatterField.CORRECTIONS, FrontMatterField.WITHDRAWN, FrontMatterField.NAME, FrontMatterField.ROLE,
            FrontMatterField.LINKS);

    /** What hides a text, in doubt too. */
    private static final Set<FrontMatterField> HIDING = EnumSet.of(FrontMatterField.DRAFT, FrontMatterField.PUBLISHED, FrontMatterField.STATUS);

    public static final KnownKeys NO_MORE = new KnownKeys();

    private final FrontMatterFormat frontMatterFormat;
    private final DateResolver dateResolver;
    private final ProblemCollector problemCollector;
    private final KnownKeys more;
    private final Map<FrontMatterField, List<FieldValue.Entry>> given = new EnumMap<>(FrontMatterField.class);

    public FrontMatterFields(FrontMatter frontMatter, DateResolver dateResolver, ProblemCollector problemCollector) {
        this(frontMatter, dateResolver, problemCollector, NO_MORE);
    }

    /** @param more what a file of this kind may have beside an article's fields */
    public FrontMatterFields(FrontMatter frontMatter, DateResolver dateResolver, ProblemCollector problemCollector, KnownKeys more) {
        this.more = more;
        this.frontMatterFormat = frontMatter.syntax();
        this.dateResolver = dateResolver;
        this.problemCollector = problemCollector;
        frontMatter.table().entries().forEach(this::sort);
    }

    public ProblemCollector problems() {
        return problemCollector;
    }

    /** Every value of a field, in the order of its names' precedence. */
    public List<FieldValue.Entry> all(FrontMatterField frontMatterField) {
        return given.getOrDefault(frontMatterField, List.of());
    }

    /** The value that counts; if the field is given under two names, and differently, the editor is told which one does. */
    public Optional<FieldValue> value(FrontMatterField frontMatterField) {
        List<FieldValue.Entry> entries = all(frontMatterField);
        for (FieldValue.Entry ignored : entries.subList(Math.min(1, entries.size()), entries.size())) {
            FieldValue.Entry first = entries.getFirst();
            boolean twice = KnownKeys.fold(ignored.key()).equals(KnownKeys.fold(first.key())); // which is told elsewhere
            if (!twice && !ignored.value().content().equals(first.value().content())) {
                problemCollector.warning(ignored.at(), "`" + ignored.key() + "` says something else than `" + first.key()
                        + "` in line " + first.at().line() + ", which counts", "Keep one of the two.");
            }
        }
        return entries.stream().findFirst().map(FieldValue.Entry::value);
    }

    /** Where the value of a field begins; the top of the file where it is not given. */
    public SourcePosition at(FrontMatterField frontMatterField) {
        return all(frontMatterField).stream().findFirst().map(entry -> entry.value().at()).orElse(SourcePosition.START);
    }

    public Manuscript.Lines lines() {
        return new Manuscript.Lines(at(FrontMatterField.ID).line(), at(FrontMatterField.SLUG).line(), at(FrontMatterField.DATE).line(),
                at(FrontMatterField.UPDATED).line(), at(FrontMatterField.SECTION).line(), at(FrontMatterField.TAGS).line(), at(FrontMatterField.AUTHORS).line());
    }

    public Optional<String> text(FrontMatterField frontMatterField) {
        return value(frontMatterField).flatMap(fieldValue -> text(frontMatterField, fieldValue));
    }

    public Optional<Boolean> flag(FrontMatterField frontMatterField) {
        return value(frontMatterField).flatMap(fieldValue -> {
            Optional<Boolean> flag = asFlag(fieldValue);
            if (flag.isEmpty()) {
                wrong(frontMatterField, fieldValue);
            }
            return flag;
        });
    }

    public Optional<EditorialDate> moment(FrontMatterField frontMatterField) {
        return value(frontMatterField).flatMap(fieldValue -> moment(frontMatterField, fieldValue));
    }

    /** A list as it is, or a single text parted at its commas, those of other scripts included, without their quotes. */
    public List<String> words(FrontMatterField frontMatterField, FieldValue fieldValue) {
        return fieldValue instanceof FieldValue.Listing
                ? texts(frontMatterField, fieldValue)
                : text(frontMatterField, fieldValue).stream().flatMap(text -> WORD.matcher(text).results()).map(FrontMatterFields::word)
                        .filter(word -> !word.isEmpty()).toList();
    }

    private static String word(MatchResult match) {
        return IntStream.rangeClosed(1, match.groupCount()).mapToObj(match::group).filter(Objects::nonNull).findFirst()
                .map(String::strip).orElse("");
    }

    /** A list as it is, or the only element of one. */
    public List<String> texts(FrontMatterField frontMatterField, FieldValue fieldValue) {
        return elements(fieldValue).flatMap(item -> text(frontMatterField, item).stream()).toList();
    }

    public static Stream<FieldValue> elements(FieldValue fieldValue) {
        return fieldValue instanceof FieldValue.Listing listing ? listing.items().stream() : Stream.of(fieldValue);
    }

    /** A value as one line of text; empty if it has none, or, with a problem, if it is no text. */
    public Optional<String> text(FrontMatterField frontMatterField, FieldValue fieldValue) {
        return switch (fieldValue) {
            case FieldValue.Text(SourcePosition at, String written, boolean quoted) -> {
                String text = SHOWN.contains(frontMatterField) ? ForeignSyntaxRemover.clear(written, at, problemCollector) : written;
                text.codePoints().filter(Utf8Decoder::isTurn).findFirst().ifPresent(turn -> problemCollector.warning(at,
                        "an invisible character that turns the direction of writing (U+%04X) is left out".formatted(turn),
                        "Delete it; the page sets each text in the direction of its language."));
                if (!quoted) {
                    curly(frontMatterField, at, text);
                }
                yield Optional.of(line(text)).filter(line -> !line.isEmpty());
            }
            case FieldValue.Numeral(_, String digits) -> Optional.of(digits);
            case FieldValue.Nothing _ -> Optional.empty();
            default -> {
                wrong(frontMatterField, fieldValue);
                yield Optional.empty();
            }
        };
    }

    /** Marks that a word processor bent mean nothing to YAML. A headline may be a quotation, so of that it is only said. */
    private void curly(FrontMatterField frontMatterField, SourcePosition at, String text) {
        if (!CURLY.matcher(text.strip()).matches()) {
            return;
        }
        String reason = "curly quotation marks stand around the value, and are taken for a part of it";
        if (frontMatterField == FrontMatterField.TITLE || frontMatterField == FrontMatterField.STANDFIRST) {
            problemCollector.advice(at, reason, "Put straight ones around them if it is a quotation; else use those alone, or none.");
        } else {
            problemCollector.warning(at, reason, "Use straight ones (`\"`), or none.");
        }
    }

    public Optional<EditorialDate> moment(FrontMatterField frontMatterField, FieldValue fieldValue) {
        return asFlag(fieldValue).isPresent()
                ? wrong(frontMatterField, fieldValue)
                : text(frontMatterField, fieldValue).flatMap(text -> dateResolver.read(text, fieldValue.at()));
    }

    /** The value under the first of a group's keys that is there and says something. */
    public static Optional<FieldValue> within(FieldValue.Table group, String... names) {
        return Stream.of(names).flatMap(name -> group.entries().stream().filter(e -> KnownKeys.fold(e.key()).equals(name)))
                .map(FieldValue.Entry::value).filter(fieldValue -> !fieldValue.content().isBlank()).findFirst();
    }

    /** Warns of keys in a group that are nearly, but not quite, those it may have. */
    public FieldValue.Table spelled(FieldValue.Table group, KnownKeys keys) {
        group.entries().stream().filter(entry -> !keys.knows(entry.key())).forEach(entry -> keys.nearest(entry.key())
                .ifPresent(meant -> problemCollector.warning(entry.at(), ProblemCollector.quote(entry.key()) + " is no field that is known here, "
                        + "and is left out", "Perhaps `" + meant + "` is meant.")));
        return group;
    }

    public <T> Optional<T> wrong(FrontMatterField frontMatterField, FieldValue fieldValue) {
        List<FieldValue.Entry> entries = all(frontMatterField);
        String key =
                entries.stream().filter(e -> e.value().at().equals(fieldValue.at())).findFirst().or(() -> entries.stream().findFirst())
                        .map(FieldValue.Entry::key).orElse(frontMatterField.name().toLowerCase(Locale.ROOT));
        boolean nested =
                fieldValue instanceof FieldValue.Listing && entries.stream().anyMatch(entry -> entry.value() instanceof FieldValue.Listing
                        && !entry.value().equals(fieldValue));
        problemCollector.error(fieldValue.at(), "`" + key + "` should be " + frontMatterField.expected() + ", but is " + fieldValue.kind()
                + (nested ? " within a list" : "") + (HIDING.contains(frontMatterField) ? "; the text is held back" : ""),
                "Write, for example, " + frontMatterFormat.field(key, frontMatterField.example()) + ".");
        return Optional.empty();
    }

    private void sort(FieldValue.Entry entry) {
        Optional<FrontMatterField> field = FrontMatterField.named(entry.key());
        if (field.isEmpty()) {
            unknown(entry);
        } else if (!entry.value().content().isBlank()) {
            boolean flag = KnownKeys.fold(entry.key()).equals("published") && asFlag(entry.value()).isPresent();
            List<FieldValue.Entry> entries = given.computeIfAbsent(flag ? FrontMatterField.PUBLISHED : field.get(), _ -> new ArrayList<>());
            entries.add(entry);
            entries.sort(Comparator.comparingInt(e -> field.get().rank(e.key())));
        }
    }

    private void unknown(FieldValue.Entry entry) {
        if (IgnoredKeys.contains(entry.key()) || problemCollector.full()) {
            return;
        }
        if (KnownKeys.fold(entry.key()).equals("taxonomies") && entry.value() instanceof FieldValue.Table taxonomies) {
            taxonomies.entries().forEach(this::sort); // Zola keeps tags and categories there
            return;
        }
        String seen = UNSEEN.matcher(entry.key()).replaceAll("").strip();
        if (!seen.equals(entry.key().strip()) && FrontMatterField.named(seen).isPresent()) {
            problemCollector.warning(entry.at(), "the key " + ProblemCollector.quote(entry.key())
                    + " holds a character that cannot be seen, and is left out", "Type it anew: `" + seen + "`.");
            return;
        }
        if (entry.key().strip().chars().filter(c -> c == ' ').count() > 1) {
            problemCollector.error(entry.at(), ProblemCollector.quote(entry.key()) + " reads like a text, not like the name of a field",
                    "Close the front matter above it if the article begins here.");
            return;
        }
        Optional<String> meant = Optional.ofNullable(ALSO_CALLED.get(KnownKeys.fold(entry.key())))
                .or(() -> more.nearest(entry.key()))
                .or(() -> FrontMatterField.nearest(entry.key()));
        problemCollector.warning(entry.at(), ProblemCollector.quote(entry.key()) + " is no field that is known here, and is left out",
                meant.map(key -> "Perhaps `" + key + "` is meant.").orElse("Remove it, or mend its name."));
    }

    public static Optional<Boolean> asFlag(FieldValue fieldValue) {
        return switch (fieldValue) {
            case FieldValue.Bool(_, boolean flag) -> Optional.of(flag);
            case FieldValue.Text(_, String text, _) -> Optional.ofNullable(FLAGS.get(text.strip().toLowerCase(Locale.ROOT)));
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
            } else if (!Utf8Decoder.isControl(c) && !Utf8Decoder.isTurn(c) && Character.getType(c) != Character.SURROGATE) {
                line.appendCodePoint(c);
            }
        }
        return line.toString().stripTrailing();
    }
}
