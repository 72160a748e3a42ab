package press.broadsheet.manuscript.frontmatter;

import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import press.broadsheet.manuscript.text.ClosestMatch;
import press.broadsheet.manuscript.text.ProblemCollector;
import press.broadsheet.manuscript.text.SourcePosition;

/**
 * Detects fields that hide an article in other systems, and misspellings of fields that hide it in Broadsheet. Each holds the
 * file back, as {@code draft: true} does, and is an error that names the right field: an article that its editor meant to
 * hide must not be published because the field is misspelled or belongs to another system.
 *
 * <p>A field with the opposite value ({@code private: false}, an embargo in the past) hides nothing and is left to
 * {@link FrontMatterFields}. A field with an unclear value hides the article if its name has no other use.
 */
public final class HidingFields {

    /** Which value of a field hides the article. */
    private enum Rule {
        /** A true value. Also an unclear one, because the name has no other use; {@code CLEARLY} rules exclude that. */
        IF_TRUE(true),
        IF_CLEARLY_TRUE(false),
        /** A false value. */
        IF_FALSE(true),
        IF_CLEARLY_FALSE(false),
        /** Any value that is not false. */
        UNLESS_FALSE(true),
        /** Any value that does not mean public; {@code IF_RESTRICTED}: only a value that means restricted access. */
        UNLESS_PUBLIC(true),
        IF_RESTRICTED(false),
        /** A date in the future; the article is hidden until then. */
        UNTIL_DATE(true),
        UNTIL_CLEAR_DATE(false),
        /** A date in the past. */
        AFTER_DATE(true);

        private final boolean hidesWhenUnclear;

        Rule(boolean hidesWhenUnclear) {
            this.hidesWhenUnclear = hidesWhenUnclear;
        }
    }

    private enum Verdict {
        HIDES,
        SHOWS,
        UNCLEAR,
        /** Hides the article from a future date on. */
        LATER
    }

    private static final Map<Rule, String> NAMES = Map.of(Rule.IF_TRUE, """
            private hidden unlisted unpublished headless secret confidential embargoed expired retracted depublished
            nopublish donotpublish dontpublish notforpublication unpublish noshow donotshow withheld indraft saveasdraft
            draftmode entwurf brouillon borrador rascunho bozza privat privado prive versteckt geheim
            unveröffentlicht 草稿 非公开 非公開 下書き черновик مسودة
            """, Rule.IF_CLEARLY_TRUE, """
            hide internal protected restricted membersonly memberonly subscribersonly subscriberonly paidonly paid paywall
            paywalled premium exclude excluded ignore ignored ignorepost skip wip trash trashed deleted removed disabled
            inactive delisted emailonly eleventyexcludefromcollections excludefromcollections excludefromcollection encrypt
            encrypted passwordprotected norender nobuild withhold onhold spiked killed retract
            """, Rule.IF_FALSE, """
            publish public visible publiclyvisible dgpublish routable discoverable
            """, Rule.IF_CLEARLY_FALSE, """
            online enabled active listed show display approved published rendered output permalink url
            """, Rule.UNLESS_FALSE, """
            password postpassword pagepassword passwd passphrase encryptpassword withdrawal withdraw retraction
            """, Rule.UNLESS_PUBLIC, """
            visibility poststatus publishstatus publicationstatus publishingstatus articlestatus
            """, Rule.IF_RESTRICTED, """
            render access accesslevel audience privacy state stage workflow workflowstate workflowstatus editorialstatus
            reviewstatus contentstatus pagestatus
            """, Rule.UNTIL_DATE, """
            embargo embargountil embargoeduntil embargodate embargoat embargoend embargoends embargolift embargolifts publishon
            publishat publishafter publishfrom publishstart publishstartdate publishtime publishdatetime startpublishing
            scheduled scheduledfor scheduledat scheduledon scheduleddate scheduledtime scheduledpublish scheduleat scheduledate
            schedulefor schedulepublish golive goliveat goliveon golivedate goeslive liveat livefrom liveon livedate
            holduntil hiddenuntil hideuntil privateuntil draftuntil lockeduntil notbefore visiblefrom availablefrom showfrom
            showafter releaseat releaseon
            """, Rule.UNTIL_CLEAR_DATE, """
            release released releasedate releasedat releasetime available availableat availableon availabledate
            publicationdate publicationtime publishingdate publisheddate publishedon publishedtime datepublished postdate
            postdategmt dategmt pubdatetime datetime validfrom activefrom schedule live
            """, Rule.AFTER_DATE, """
            expiry expire expireson expiresat expireat expiredate expirationdate expiration expirydate expiryat expirytime
            unpublishon unpublishat unpublishafter validuntil validto availableuntil visibleuntil visibleto publishuntil
            publishend publishenddate publishto stoppublishing showuntil hideafter takedown takedownat takedownon takedowndate
            removeat removeon removeafter archiveat archiveon
            """);

    private static final Map<String, Rule> RULES = NAMES.entrySet().stream()
            .flatMap(names -> Stream.of(names.getValue().strip().split("\\s+")).map(name -> Map.entry(name, names.getKey())))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    /** Broadsheet's own hiding fields, and the value that a misspelling of one must have to be reported. */
    private static final Map<String, Rule> OWN_FIELDS = Map.ofEntries(Map.entry("draft", Rule.IF_CLEARLY_TRUE),
            Map.entry("withdrawn", Rule.UNLESS_FALSE), Map.entry("expires", Rule.AFTER_DATE),
            Map.entry("expirydate", Rule.AFTER_DATE),
            Map.entry("unpublishdate", Rule.AFTER_DATE), Map.entry("date", Rule.UNTIL_CLEAR_DATE),
            Map.entry("publishdate", Rule.UNTIL_CLEAR_DATE), Map.entry("pubdate", Rule.UNTIL_CLEAR_DATE),
            Map.entry("publishedat", Rule.UNTIL_CLEAR_DATE), Map.entry("published", Rule.IF_CLEARLY_FALSE),
            Map.entry("status", Rule.IF_RESTRICTED));

    /** Values that mean the article is public. */
    private static final Set<String> PUBLIC_WORDS = wordSet("""
            public published publish visible open everyone everybody all anyone free listed normal default live approved final
            world web publish_in_full always featured
            """);

    private static final Set<String> RESTRICTED_WORDS = wordSet("""
            draft drafts autodraft private hidden pending unpublished unlisted future scheduled trash trashed members member
            membersonly memberonly paid onlypaid paying subscribers subscriber subscribersonly founding tiers registered
            restricted internal secret confidential embargo embargoed review inreview forreview disabled inactive deleted
            nobody none never link local password protected wip idea skip hold onhold spiked killed notpublished
            donotpublish unfinished me admin entwurf privat brouillon borrador
            """);

    private static final Set<String> TRUE_WORDS = wordSet("true yes on 1 y t ja oui si sí sim да 是 はい ✓ ✔ wahr vrai");
    private static final Set<String> FALSE_WORDS =
            wordSet("false no off 0 n f nein non não nao нет 否 いいえ none null nil nix na falsch faux ✗");

    /** Groups in which other systems have such fields; in other groups, such as {@code cover}, they mean something else. */
    private static final Set<String> GROUPS = wordSet("""
            build cascade params extra meta metadata data custom publish publishing publication page post article options
            settings config access eleventycomputed target
            """);

    private static final List<String> PREFIXES =
            List.of("is", "page", "post", "article", "entry", "content", "item", "mark", "dg");
    private static final List<String> NEGATIONS = List.of("not", "isnot", "non", "no", "dont", "donot", "never");
    private static final int SHORT_NAME_LENGTH = 8;

    private final DateResolver dateResolver;
    private final Instant now;
    private final FrontMatterFormat frontMatterFormat;
    private final ProblemCollector problemCollector;
    private boolean hidden;

    private HidingFields(FrontMatterFormat frontMatterFormat, ZoneId zone, Instant now, ProblemCollector problemCollector) {
        this.dateResolver = new DateResolver(zone, new ProblemCollector(""));
        this.now = now;
        this.frontMatterFormat = frontMatterFormat;
        this.problemCollector = problemCollector;
    }

    /**
     * The result of the check.
     *
     * @param isHeldBack whether the file is held back
     * @param remaining the front matter without the reported fields
     */
    public record Result(boolean isHeldBack, FrontMatter remaining) {}

    /**
     * Reports the fields that hide the article.
     *
     * @param file the whole file; its lines are searched for hiding fields that were not parsed as fields
     */
    public static Result check(FrontMatter frontMatter, String file, ZoneId zone, Instant now,
            ProblemCollector problemCollector) {
        HidingFields fields = new HidingFields(frontMatter.format(), zone, now, problemCollector);
        List<FieldValue.Entry> others = new ArrayList<>();
        for (FieldValue.Entry entry : frontMatter.table().entries()) {
            if (!fields.report(entry)) {
                others.add(entry);
            }
        }
        if (!isDraft(frontMatter.table())) { // otherwise it is held back already
            UnparsedFieldLines.find(file, frontMatter, problemCollector.hasErrors()).forEach(fields::reportLine);
        }
        return new Result(fields.hidden, new FrontMatter(frontMatter.format(),
                new FieldValue.Table(frontMatter.table().position(), List.copyOf(others)), frontMatter.body()));
    }

    private static boolean isDraft(FieldValue.Table table) {
        return table.entries().stream()
                .anyMatch(entry -> FieldDefinition.byName(entry.key()).filter(FieldDefinition.DRAFT::equals).isPresent()
                        && FrontMatterFields.toBoolean(entry.value()).orElse(false));
    }

    /** Returns whether the entry was reported, so that it is not processed further. */
    private boolean report(FieldValue.Entry entry) {
        if (isAddress(entry.key())) {
            return FrontMatterFields.toBoolean(entry.value()).filter(flag -> !flag).isPresent()
                    && report(entry, entry.key(), true);
        }
        return FieldDefinition.byName(entry.key()).isEmpty() && report(withoutGroup(entry), entry.key(), true);
    }

    private boolean report(FieldValue.Entry entry, String displayed, boolean top) {
        String name = normalizeName(entry.key());
        boolean group = entry.value() instanceof FieldValue.Table || entry.value() instanceof FieldValue.Sequence;
        if (group && GROUPS.contains(name) && reportGroup(entry.value(), displayed)) {
            return true;
        }
        Optional<Meaning> meant = findMeaning(name, entry.value(), top, entry.key());
        meant.ifPresent(it -> reportMeaning(it, displayed, entry));
        return meant.isPresent();
    }

    /** Returns whether a field of a group was reported; messages name it with its group. */
    private boolean reportGroup(FieldValue fieldValue, String displayed) {
        boolean any = false;
        if (fieldValue instanceof FieldValue.Sequence sequence) {
            for (FieldValue item : sequence.items()) {
                any |= reportGroup(item, displayed);
            }
        } else if (fieldValue instanceof FieldValue.Table table) {
            for (FieldValue.Entry entry : table.entries()) {
                Optional<FieldDefinition> field = FieldDefinition.byName(entry.key());
                any |= field.isPresent()
                        ? reportOwnField(field.get(), entry, displayed)
                        : normalizeName(entry.key()).equals("list")
                                ? hidesFromLists(entry, displayed)
                                : report(entry, displayed + "." + entry.key(), false);
            }
        }
        return any;
    }

    /** A field name of Broadsheet inside a group belongs to another system. */
    private boolean reportOwnField(FieldDefinition fieldDefinition, FieldValue.Entry entry, String group) {
        Rule rule = fieldDefinition == FieldDefinition.DRAFT
                ? Rule.IF_TRUE
                : fieldDefinition == FieldDefinition.STATUS ? Rule.IF_RESTRICTED : Rule.IF_CLEARLY_FALSE;
        boolean hides = (fieldDefinition == FieldDefinition.DRAFT || fieldDefinition == FieldDefinition.STATUS
                || normalizeName(entry.key()).equals("published"))
                && hides(rule, entry.value());
        if (hides) {
            reportMeaning(new Meaning(rule, Optional.empty(), Verdict.HIDES), group + "." + entry.key(), entry);
        }
        return hides;
    }

    /** Hugo's {@code list: never}: the page is in no listing and only reachable by its address. */
    private boolean hidesFromLists(FieldValue.Entry entry, String group) {
        boolean hides = hides(Rule.IF_RESTRICTED, entry.value());
        if (hides) {
            reportMeaning(new Meaning(Rule.IF_RESTRICTED, Optional.empty(), Verdict.HIDES), group + "." + entry.key(), entry);
        }
        return hides;
    }

    /** {@code build.render} is {@code render} in the group {@code build}. */
    private static FieldValue.Entry withoutGroup(FieldValue.Entry entry) {
        int dot = entry.key().lastIndexOf('.');
        return dot > 0 && GROUPS.contains(normalizeName(entry.key().substring(0, dot)))
                ? new FieldValue.Entry(entry.key().substring(dot + 1), entry.position(), entry.value())
                : entry;
    }

    /** Reports a line that looks like a hiding field but was not parsed as a field. */
    private void reportLine(UnparsedFieldLines.Line line) {
        FieldValue.Entry entry = new FieldValue.Entry(line.key(), line.at(), new FieldValue.Text(line.at(), line.value(), false));
        Optional<FieldDefinition> field = FieldDefinition.byName(line.key());
        boolean ours = field.filter(it -> it == FieldDefinition.DRAFT && hides(Rule.IF_TRUE, entry.value())
                || it == FieldDefinition.STATUS && hides(Rule.IF_RESTRICTED, entry.value())
                || it == FieldDefinition.WITHDRAWN && line.hasSeparator() && hides(Rule.UNLESS_FALSE, entry.value())
                || normalizeName(line.key()).equals("published") && hides(Rule.IF_CLEARLY_FALSE, entry.value())).isPresent();
        Optional<Meaning> meant = ours || field.isPresent()
                ? Optional.empty()
                : findMeaning(normalizeName(line.key()), entry.value(), true, line.key())
                        .filter(it -> it.verdict() == Verdict.HIDES);
        if (ours) {
            hidden = true;
            problemCollector.error(line.at(),
                    "`" + line.written() + "` looks like a field that hides the article, but cannot be read;"
                            + " the file is held back",
                    "Write " + frontMatterFormat.field(line.key(), example(field.orElseThrow(), line)) + ".");
        } else {
            meant.ifPresent(it -> reportMeaning(it, line.key(), entry));
        }
    }

    private static String example(FieldDefinition fieldDefinition, UnparsedFieldLines.Line line) {
        return switch (fieldDefinition) {
            case DRAFT -> "true";
            case STATUS -> "\"draft\"";
            case WITHDRAWN -> "\"" + line.value() + "\"";
            default -> "false";
        };
    }

    /**
     * The meaning found for a field.
     *
     * @param misspelledField the field that it is a misspelling of; empty for a field of another system
     */
    private record Meaning(Rule rule, Optional<String> misspelledField, Verdict verdict) {}

    private Optional<Meaning> findMeaning(String name, FieldValue fieldValue, boolean near, String key) {
        Optional<Rule> rule = Optional.ofNullable(RULES.get(name)).or(() -> ruleWithPrefix(name));
        if (rule.isPresent()) {
            Verdict verdict = verdict(rule.get(), fieldValue);
            return verdict == Verdict.HIDES || verdict == Verdict.UNCLEAR && rule.get().hidesWhenUnclear
                    || verdict == Verdict.LATER
                            ? Optional.of(new Meaning(rule.get(), Optional.empty(), verdict))
                            : Optional.empty();
        }
        return near && !IgnoredKeys.contains(key) ? findNearMiss(name, fieldValue) : Optional.empty();
    }

    private static Optional<Rule> ruleWithPrefix(String name) {
        Stream<Rule> plain = PREFIXES.stream().filter(name::startsWith)
                .flatMap(prefix -> Optional.ofNullable(RULES.get(name.substring(prefix.length()))).stream());
        Stream<Rule> negated = NEGATIONS.stream().filter(name::startsWith).map(no -> name.substring(no.length()))
                .filter(rest -> RULES.get(rest) == Rule.IF_FALSE || RULES.get(rest) == Rule.IF_CLEARLY_FALSE)
                .map(_ -> Rule.IF_CLEARLY_TRUE);
        return Stream.concat(plain, negated).findFirst();
    }

    /** A misspelled field name (letters missing, added, changed or swapped) with a value that would hide the article. */
    private Optional<Meaning> findNearMiss(String name, FieldValue fieldValue) {
        if (name.contains("draft") && NEGATIONS.stream().noneMatch(name::startsWith) && !name.startsWith("un")
                && isYes(fieldValue, false)) {
            return Optional.of(new Meaning(Rule.IF_CLEARLY_TRUE, Optional.of("draft"), Verdict.HIDES));
        }
        Optional<Meaning> ours = OWN_FIELDS.entrySet().stream()
                .filter(field -> isSimilar(name, field.getKey()))
                .sorted(byDistanceTo(name))
                .map(field -> new Meaning(field.getValue(), Optional.of(field.getKey()), verdict(field.getValue(), fieldValue)))
                .filter(meaning -> meaning.verdict() == Verdict.HIDES || meaning.verdict() == Verdict.LATER)
                .findFirst();
        return ours.or(() -> RULES.entrySet().stream()
                .filter(field -> field.getKey().length() > 5 && isSimilar(name, field.getKey()))
                .sorted(byDistanceTo(name))
                .map(field -> new Meaning(field.getValue(), Optional.empty(), verdict(field.getValue(), fieldValue)))
                .filter(meaning -> meaning.verdict() == Verdict.HIDES
                        && (!isDateRule(meaning.rule()) || !isYes(fieldValue, true)))
                .findFirst());
    }

    /** By edit distance, then by name, so that messages are deterministic. */
    private static Comparator<Map.Entry<String, Rule>> byDistanceTo(String name) {
        return Comparator.<Map.Entry<String, Rule>, Boolean>comparing(field -> !ClosestMatch.isWithin(name, field.getKey(), 1))
                .thenComparing(Map.Entry::getKey);
    }

    private static boolean isSimilar(String name, String known) {
        boolean swapped = name.length() == known.length() && known.length() > 4 && name.charAt(0) == known.charAt(0)
                && Arrays.equals(name.chars().sorted().toArray(), known.chars().sorted().toArray());
        return swapped || ClosestMatch.isWithin(name, known, known.length() > SHORT_NAME_LENGTH ? 2 : 1);
    }

    private static boolean isDateRule(Rule rule) {
        return rule == Rule.UNTIL_DATE || rule == Rule.UNTIL_CLEAR_DATE || rule == Rule.AFTER_DATE;
    }

    private boolean hides(Rule rule, FieldValue fieldValue) {
        Verdict verdict = verdict(rule, fieldValue);
        return verdict == Verdict.HIDES || verdict == Verdict.UNCLEAR && rule.hidesWhenUnclear;
    }

    private Verdict verdict(Rule rule, FieldValue fieldValue) {
        return switch (fieldValue) {
            case FieldValue.Null _ -> Verdict.SHOWS;
            case FieldValue.Sequence(_, List<FieldValue> items) -> strongest(items.stream().map(item -> verdict(rule, item)));
            case FieldValue.Table(_, List<FieldValue.Entry> entries) when rule == Rule.UNLESS_PUBLIC ->
                entries.isEmpty() ? Verdict.SHOWS : Verdict.UNCLEAR;
            case FieldValue.Table(_, List<FieldValue.Entry> entries) ->
                strongest(entries.stream().map(entry -> verdict(rule, entry.value())));
            default -> fieldValue.content().isBlank() ? Verdict.SHOWS : verdict(rule, fieldValue.content(), fieldValue);
        };
    }

    private static Verdict strongest(Stream<Verdict> verdicts) {
        Set<Verdict> found = verdicts.collect(Collectors.toSet());
        return Stream.of(Verdict.HIDES, Verdict.LATER, Verdict.UNCLEAR).filter(found::contains).findFirst().orElse(Verdict.SHOWS);
    }

    private Verdict verdict(Rule rule, String content, FieldValue fieldValue) {
        String word = normalizeName(content);
        boolean yes = isYes(fieldValue, true);
        boolean no = isNo(fieldValue);
        return switch (rule) {
            case IF_TRUE, IF_CLEARLY_TRUE -> yes ? Verdict.HIDES : no ? Verdict.SHOWS : Verdict.UNCLEAR;
            case IF_FALSE, IF_CLEARLY_FALSE -> no || RESTRICTED_WORDS.contains(word)
                    ? Verdict.HIDES
                    : yes || PUBLIC_WORDS.contains(word) ? Verdict.SHOWS : compareWithNow(content, Verdict.HIDES, Verdict.SHOWS);
            case UNLESS_FALSE -> no ? Verdict.SHOWS : Verdict.HIDES;
            case UNLESS_PUBLIC -> yes || PUBLIC_WORDS.contains(word) ? Verdict.SHOWS : Verdict.HIDES;
            case IF_RESTRICTED -> RESTRICTED_WORDS.contains(word) || no ? Verdict.HIDES : Verdict.SHOWS;
            case UNTIL_DATE, UNTIL_CLEAR_DATE -> no || word.isEmpty()
                    ? Verdict.SHOWS
                    : yes && rule == Rule.UNTIL_DATE ? Verdict.HIDES : compareWithNow(content, Verdict.HIDES, Verdict.SHOWS);
            case AFTER_DATE -> no ? Verdict.SHOWS : yes ? Verdict.HIDES : compareWithNow(content, Verdict.LATER, Verdict.HIDES);
        };
    }

    private Verdict compareWithNow(String content, Verdict ahead, Verdict past) {
        return ParsedDate.isDate(content)
                ? dateResolver.resolve(content, SourcePosition.START).filter(it -> it.instant().isAfter(now)).map(_ -> ahead)
                        .orElse(past)
                : Verdict.UNCLEAR;
    }

    /** @param loosely also accept digits and words of other languages */
    private static boolean isYes(FieldValue fieldValue, boolean loosely) {
        return loosely
                ? TRUE_WORDS.contains(normalizeName(fieldValue.content())) || TRUE_WORDS.contains(fieldValue.content().strip())
                : FrontMatterFields.toBoolean(fieldValue).orElse(false);
    }

    private static boolean isNo(FieldValue fieldValue) {
        String written = fieldValue.content().strip();
        return FALSE_WORDS.contains(normalizeName(written)) || FALSE_WORDS.contains(written) || written.equals("~")
                || written.equals("-");
    }

    private void reportMeaning(Meaning meaning, String key, FieldValue.Entry entry) {
        hidden |= meaning.verdict() != Verdict.LATER;
        String written = ProblemCollector.quote(key + ": " + displayed(entry.value()));
        String reason = meaning.misspelledField()
                .map(field -> written + " is not a known field and looks like a misspelled `" + field + "`; ")
                .orElseGet(() -> written + (switch (meaning.verdict()) {
                    case UNCLEAR -> " may hide the article in other systems, but ";
                    case LATER -> " takes the article offline in other systems, but ";
                    default -> " hides the article in other systems, but ";
                }) + (isAddress(key) ? "is not an address; " : "is not a field here; "));
        problemCollector.error(entry.position(), reason + (meaning.verdict() == Verdict.LATER
                ? "the article would stay online after that date"
                : "the file is held back"), remedy(meaning, entry));
    }

    private String remedy(Meaning meaning, FieldValue.Entry entry) {
        String value = entry.value().content();
        boolean dated = ParsedDate.isDate(value);
        String take = ", or remove the field to publish the article.";
        if (meaning.misspelledField().filter("withdrawn"::equals).isPresent()
                || meaning.rule() == Rule.UNLESS_FALSE && !isPassword(entry.key())) {
            return "Write " + frontMatterFormat.field("withdrawn", isYes(entry.value(), true) ? "\"silent\"" : quoted(value))
                    + take;
        }
        return switch (meaning.rule()) {
            case UNTIL_DATE, UNTIL_CLEAR_DATE, IF_FALSE, IF_CLEARLY_FALSE -> dated
                    ? "Write " + frontMatterFormat.field("date", quoted(value)) + ": the article goes live then."
                    : "Write " + frontMatterFormat.field("draft", "true") + take;
            case AFTER_DATE -> dated
                    ? "Write " + frontMatterFormat.field("expires", quoted(value)) + ": the article goes offline then."
                    : "Write " + frontMatterFormat.field("draft", "true") + take;
            default -> "Write " + frontMatterFormat.field("draft", "true") + take;
        };
    }

    private static boolean isPassword(String key) {
        return normalizeName(key).contains("pass");
    }

    private static String quoted(String value) {
        return "\"" + value.strip().replace("\"", "'") + "\"";
    }

    private static String displayed(FieldValue fieldValue) {
        return fieldValue instanceof FieldValue.Table || fieldValue instanceof FieldValue.Sequence ? "…" : fieldValue.content();
    }

    /** Eleventy and others write {@code permalink: false} for a page that is not written. */
    private static boolean isAddress(String key) {
        return Set.of("permalink", "url").contains(normalizeName(key));
    }

    /**
     * Whether a line that may be a field hides the article in another system. Any date counts, also one in the past:
     * {@link #check} compares it with the clock.
     */
    static boolean hidesInOtherSystem(String key, String value) {
        Rule rule = RULES.get(normalizeName(key));
        FieldValue text = new FieldValue.Text(SourcePosition.START, value, false);
        return rule != null && switch (rule) {
            case IF_TRUE -> isYes(text, true);
            case IF_FALSE -> isNo(text);
            case UNLESS_PUBLIC -> !value.isBlank() && !isYes(text, true) && !PUBLIC_WORDS.contains(normalizeName(value));
            case UNTIL_DATE, AFTER_DATE -> ParsedDate.isDate(value);
            case IF_CLEARLY_TRUE, IF_CLEARLY_FALSE, UNLESS_FALSE, IF_RESTRICTED, UNTIL_CLEAR_DATE -> false;
        };
    }

    /** Lower-case letters and digits in NFKC; drops separators and invisible characters. */
    public static String normalizeName(String key) {
        String plain = Normalizer.normalize(key, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return plain.codePoints().filter(Character::isLetterOrDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    private static Set<String> wordSet(String words) {
        return Set.of(words.strip().split("\\s+"));
    }
}
