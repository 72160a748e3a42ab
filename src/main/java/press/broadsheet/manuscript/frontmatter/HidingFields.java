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
 * Fields that hide a text in other systems, and near misses of those that hide it here. Each holds its text back as
 * {@code draft: true} would and is an error that names the field that is meant: what an editor hid must not be shown because
 * it was hidden in the words of another system, or with a slip of the finger.
 *
 * <p>A field of that name that says the opposite ({@code private: false}, an embargo that is over) hides nothing and is left
 * to {@link FrontMatterFields}. One whose value cannot be understood holds back where its name has no other use.
 */
public final class HidingFields {

    /** What the value of a field must say for the text to be hidden. */
    private enum Rule {
        /** Yes. A name with no other use also hides with a value that is neither yes nor no. */
        YES(true),
        PLAIN_YES(false),
        /** No. */
        NO(true),
        PLAIN_NO(false),
        /** Anything but no. */
        ANYTHING(true),
        /** Any word but those for everyone; or, where the name has other uses, one of the words for few. */
        NOT_PUBLIC(true),
        FEW(false),
        /** A moment to come; the text is hidden until then. */
        UNTIL(true),
        DATED_UNTIL(false),
        /** A moment that has passed. */
        SINCE(true);

        private final boolean strict;

        Rule(boolean strict) {
            this.strict = strict;
        }
    }

    private enum Verdict {
        HIDES,
        SHOWS,
        UNCLEAR,
        /** It will hide the text one day, and does not yet. */
        LATER
    }

    private static final Map<Rule, String> NAMES = Map.of(Rule.YES, """
            private hidden unlisted unpublished headless secret confidential embargoed expired retracted depublished
            nopublish donotpublish dontpublish notforpublication unpublish noshow donotshow withheld indraft saveasdraft
            draftmode entwurf brouillon borrador rascunho bozza privat privado prive versteckt geheim
            unveröffentlicht 草稿 非公开 非公開 下書き черновик مسودة
            """, Rule.PLAIN_YES, """
            hide internal protected restricted membersonly memberonly subscribersonly subscriberonly paidonly paid paywall
            paywalled premium exclude excluded ignore ignored ignorepost skip wip trash trashed deleted removed disabled
            inactive delisted emailonly eleventyexcludefromcollections excludefromcollections excludefromcollection encrypt
            encrypted passwordprotected norender nobuild withhold onhold spiked killed retract
            """, Rule.NO, """
            publish public visible publiclyvisible dgpublish routable discoverable
            """, Rule.PLAIN_NO, """
            online enabled active listed show display approved published rendered output permalink url
            """, Rule.ANYTHING, """
            password postpassword pagepassword passwd passphrase encryptpassword withdrawal withdraw retraction
            """, Rule.NOT_PUBLIC, """
            visibility poststatus publishstatus publicationstatus publishingstatus articlestatus
            """, Rule.FEW, """
            render access accesslevel audience privacy state stage workflow workflowstate workflowstatus editorialstatus
            reviewstatus contentstatus pagestatus
            """, Rule.UNTIL, """
            embargo embargountil embargoeduntil embargodate embargoat embargoend embargoends embargolift embargolifts publishon
            publishat publishafter publishfrom publishstart publishstartdate publishtime publishdatetime startpublishing
            scheduled scheduledfor scheduledat scheduledon scheduleddate scheduledtime scheduledpublish scheduleat scheduledate
            schedulefor schedulepublish golive goliveat goliveon golivedate goeslive liveat livefrom liveon livedate
            holduntil hiddenuntil hideuntil privateuntil draftuntil lockeduntil notbefore visiblefrom availablefrom showfrom
            showafter releaseat releaseon
            """, Rule.DATED_UNTIL, """
            release released releasedate releasedat releasetime available availableat availableon availabledate
            publicationdate publicationtime publishingdate publisheddate publishedon publishedtime datepublished postdate
            postdategmt dategmt pubdatetime datetime validfrom activefrom schedule live
            """, Rule.SINCE, """
            expiry expire expireson expiresat expireat expiredate expirationdate expiration expirydate expiryat expirytime
            unpublishon unpublishat unpublishafter validuntil validto availableuntil visibleuntil visibleto publishuntil
            publishend publishenddate publishto stoppublishing showuntil hideafter takedown takedownat takedownon takedowndate
            removeat removeon removeafter archiveat archiveon
            """);

    private static final Map<String, Rule> RULES = NAMES.entrySet().stream()
            .flatMap(names -> Stream.of(names.getValue().strip().split("\\s+")).map(name -> Map.entry(name, names.getKey())))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    /** Names of a field that hides a text here, and what a near miss of them must say. */
    private static final Map<String, Rule> OURS = Map.ofEntries(Map.entry("draft", Rule.PLAIN_YES),
            Map.entry("withdrawn", Rule.ANYTHING), Map.entry("expires", Rule.SINCE), Map.entry("expirydate", Rule.SINCE),
            Map.entry("unpublishdate", Rule.SINCE), Map.entry("date", Rule.DATED_UNTIL),
            Map.entry("publishdate", Rule.DATED_UNTIL), Map.entry("pubdate", Rule.DATED_UNTIL),
            Map.entry("publishedat", Rule.DATED_UNTIL), Map.entry("published", Rule.PLAIN_NO), Map.entry("status", Rule.FEW));

    /** What most words for a state or a reader are called by. */
    private static final Set<String> EVERYONE = words("""
            public published publish visible open everyone everybody all anyone free listed normal default live approved final
            world web publish_in_full always featured
            """);

    private static final Set<String> FEW = words("""
            draft drafts autodraft private hidden pending unpublished unlisted future scheduled trash trashed members member
            membersonly memberonly paid onlypaid paying subscribers subscriber subscribersonly founding tiers registered
            restricted internal secret confidential embargo embargoed review inreview forreview disabled inactive deleted
            nobody none never link local password protected wip idea skip hold onhold spiked killed notpublished
            donotpublish unfinished me admin entwurf privat brouillon borrador
            """);

    private static final Set<String> YES = words("true yes on 1 y t ja oui si sí sim да 是 はい ✓ ✔ wahr vrai");
    private static final Set<String> NO =
            words("false no off 0 n f nein non não nao нет 否 いいえ none null nil nix na falsch faux ✗");

    /** Groups in which other systems keep such fields; in any other, such as {@code cover}, they are about something else. */
    private static final Set<String> GROUPS = words("""
            build cascade params extra meta metadata data custom publish publishing publication page post article options
            settings config access eleventycomputed target
            """);

    private static final List<String> PREFIXES =
            List.of("is", "page", "post", "article", "entry", "content", "item", "mark", "dg");
    private static final List<String> NEGATIONS = List.of("not", "isnot", "non", "no", "dont", "donot", "never");
    private static final int SHORT = 8;

    private final DateResolver dateResolver;
    private final Instant now;
    private final FrontMatterFormat frontMatterFormat;
    private final ProblemCollector problemCollector;
    private boolean found;

    private HidingFields(FrontMatterFormat frontMatterFormat, ZoneId zone, Instant now, ProblemCollector problemCollector) {
        this.dateResolver = new DateResolver(zone, new ProblemCollector(""));
        this.now = now;
        this.frontMatterFormat = frontMatterFormat;
        this.problemCollector = problemCollector;
    }

    /**
     * Front matter after it was looked through.
     *
     * @param held whether the text is to be held back
     * @param others the front matter without the fields that are reported
     */
    public record Judged(boolean held, FrontMatter others) {}

    /**
     * Reports the fields that hide the text.
     *
     * @param file the whole of it, whose lines tell what front matter says that cannot be read
     */
    public static Judged judge(FrontMatter frontMatter, String file, ZoneId zone, Instant now, ProblemCollector problemCollector) {
        HidingFields fields = new HidingFields(frontMatter.syntax(), zone, now, problemCollector);
        List<FieldValue.Entry> others = new ArrayList<>();
        for (FieldValue.Entry entry : frontMatter.table().entries()) {
            if (!fields.report(entry)) {
                others.add(entry);
            }
        }
        if (!isDraft(frontMatter.table())) { // else it is held back already
            HidingFieldLines.of(file, frontMatter, problemCollector.haveErrors()).forEach(fields::reportLine);
        }
        return new Judged(fields.found, new FrontMatter(frontMatter.syntax(),
                new FieldValue.Table(frontMatter.table().at(), List.copyOf(others)), frontMatter.story()));
    }

    private static boolean isDraft(FieldValue.Table table) {
        return table.entries().stream().anyMatch(entry -> FrontMatterField.named(entry.key()).filter(FrontMatterField.DRAFT::equals).isPresent()
                && FrontMatterFields.asFlag(entry.value()).orElse(false));
    }

    /** Whether the entry is reported, and so is of no interest to any other reader. */
    private boolean report(FieldValue.Entry entry) {
        if (isAddress(entry.key())) {
            return FrontMatterFields.asFlag(entry.value()).filter(flag -> !flag).isPresent() && report(entry, entry.key(), true);
        }
        return FrontMatterField.named(entry.key()).isEmpty() && report(path(entry), entry.key(), true);
    }

    private boolean report(FieldValue.Entry entry, String shown, boolean top) {
        String name = name(entry.key());
        boolean group = entry.value() instanceof FieldValue.Table || entry.value() instanceof FieldValue.Listing;
        if (group && GROUPS.contains(name) && leaves(entry.value(), shown)) {
            return true;
        }
        Optional<Meant> meant = meant(name, entry.value(), top, entry.key());
        meant.ifPresent(it -> say(it, shown, entry));
        return meant.isPresent();
    }

    /** Whether one of a group's fields hides the text; each is named with its group. */
    private boolean leaves(FieldValue fieldValue, String shown) {
        boolean any = false;
        if (fieldValue instanceof FieldValue.Listing listing) {
            for (FieldValue item : listing.items()) {
                any |= leaves(item, shown);
            }
        } else if (fieldValue instanceof FieldValue.Table table) {
            for (FieldValue.Entry entry : table.entries()) {
                Optional<FrontMatterField> field = FrontMatterField.named(entry.key());
                any |= field.isPresent()
                        ? ours(field.get(), entry, shown)
                        : name(entry.key()).equals("list")
                                ? hidesFromLists(entry, shown)
                                : report(entry, shown + "." + entry.key(), false);
            }
        }
        return any;
    }

    /** A field of ours in a group is one of another system that has the same name. */
    private boolean ours(FrontMatterField frontMatterField, FieldValue.Entry entry, String group) {
        Rule rule = frontMatterField == FrontMatterField.DRAFT ? Rule.YES : frontMatterField == FrontMatterField.STATUS ? Rule.FEW : Rule.PLAIN_NO;
        boolean hides = (frontMatterField == FrontMatterField.DRAFT || frontMatterField == FrontMatterField.STATUS || name(entry.key()).equals("published"))
                && hides(rule, entry.value());
        if (hides) {
            say(new Meant(rule, Optional.empty(), Verdict.HIDES), group + "." + entry.key(), entry);
        }
        return hides;
    }

    /** Hugo's {@code list}: a text in no list is one that only its address leads to. */
    private boolean hidesFromLists(FieldValue.Entry entry, String group) {
        boolean hides = hides(Rule.FEW, entry.value());
        if (hides) {
            say(new Meant(Rule.FEW, Optional.empty(), Verdict.HIDES), group + "." + entry.key(), entry);
        }
        return hides;
    }

    /** {@code build.render} is {@code render} in the group {@code build}. */
    private static FieldValue.Entry path(FieldValue.Entry entry) {
        int dot = entry.key().lastIndexOf('.');
        return dot > 0 && GROUPS.contains(name(entry.key().substring(0, dot)))
                ? new FieldValue.Entry(entry.key().substring(dot + 1), entry.at(), entry.value())
                : entry;
    }

    /** A line of front matter that YAML, TOML or JSON could not make a field of. */
    private void reportLine(HidingFieldLines.Line line) {
        FieldValue.Entry entry = new FieldValue.Entry(line.key(), line.at(), new FieldValue.Text(line.at(), line.value(), false));
        Optional<FrontMatterField> field = FrontMatterField.named(line.key());
        boolean ours = field.filter(it -> it == FrontMatterField.DRAFT && hides(Rule.YES, entry.value())
                || it == FrontMatterField.STATUS && hides(Rule.FEW, entry.value())
                || it == FrontMatterField.WITHDRAWN && line.parted() && hides(Rule.ANYTHING, entry.value())
                || name(line.key()).equals("published") && hides(Rule.PLAIN_NO, entry.value())).isPresent();
        Optional<Meant> meant = ours || field.isPresent()
                ? Optional.empty()
                : meant(name(line.key()), entry.value(), true, line.key()).filter(it -> it.verdict() == Verdict.HIDES);
        if (ours) {
            found = true;
            problemCollector.error(line.at(), "`" + line.written() + "` is meant to hold the text back, and cannot be read as it stands;"
                    + " the text is held back", "Write " + frontMatterFormat.field(line.key(), example(field.orElseThrow(), line)) + ".");
        } else {
            meant.ifPresent(it -> say(it, line.key(), entry));
        }
    }

    private static String example(FrontMatterField frontMatterField, HidingFieldLines.Line line) {
        return switch (frontMatterField) {
            case DRAFT -> "true";
            case STATUS -> "\"draft\"";
            case WITHDRAWN -> "\"" + line.value() + "\"";
            default -> "false";
        };
    }

    /**
     * What a field was found to say.
     *
     * @param nearly the field that it nearly is; empty where it is one of another system
     */
    private record Meant(Rule rule, Optional<String> nearly, Verdict verdict) {}

    private Optional<Meant> meant(String name, FieldValue fieldValue, boolean near, String key) {
        Optional<Rule> rule = Optional.ofNullable(RULES.get(name)).or(() -> prefixed(name));
        if (rule.isPresent()) {
            Verdict verdict = verdict(rule.get(), fieldValue);
            return verdict == Verdict.HIDES || verdict == Verdict.UNCLEAR && rule.get().strict
                    || verdict == Verdict.LATER
                            ? Optional.of(new Meant(rule.get(), Optional.empty(), verdict))
                            : Optional.empty();
        }
        return near && !IgnoredKeys.contains(key) ? nearMiss(name, fieldValue) : Optional.empty();
    }

    private static Optional<Rule> prefixed(String name) {
        Stream<Rule> plain = PREFIXES.stream().filter(name::startsWith)
                .flatMap(prefix -> Optional.ofNullable(RULES.get(name.substring(prefix.length()))).stream());
        Stream<Rule> negated = NEGATIONS.stream().filter(name::startsWith).map(no -> name.substring(no.length()))
                .filter(rest -> RULES.get(rest) == Rule.NO || RULES.get(rest) == Rule.PLAIN_NO)
                .map(_ -> Rule.PLAIN_YES);
        return Stream.concat(plain, negated).findFirst();
    }

    /** A name with letters missing, added, changed or swapped, whose value says what the field that is meant would have to. */
    private Optional<Meant> nearMiss(String name, FieldValue fieldValue) {
        if (name.contains("draft") && NEGATIONS.stream().noneMatch(name::startsWith) && !name.startsWith("un")
                && isYes(fieldValue, false)) {
            return Optional.of(new Meant(Rule.PLAIN_YES, Optional.of("draft"), Verdict.HIDES));
        }
        Optional<Meant> ours = OURS.entrySet().stream()
                .filter(field -> isNear(name, field.getKey()))
                .sorted(nearestTo(name))
                .map(field -> new Meant(field.getValue(), Optional.of(field.getKey()), verdict(field.getValue(), fieldValue)))
                .filter(meant -> meant.verdict() == Verdict.HIDES || meant.verdict() == Verdict.LATER)
                .findFirst();
        return ours.or(() -> RULES.entrySet().stream()
                .filter(field -> field.getKey().length() > 5 && isNear(name, field.getKey()))
                .sorted(nearestTo(name))
                .map(field -> new Meant(field.getValue(), Optional.empty(), verdict(field.getValue(), fieldValue)))
                .filter(meant -> meant.verdict() == Verdict.HIDES && (!isTimed(meant.rule()) || !isYes(fieldValue, true)))
                .findFirst());
    }

    /** Of two that are as near the first by name, so that a message is always the same. */
    private static Comparator<Map.Entry<String, Rule>> nearestTo(String name) {
        return Comparator.<Map.Entry<String, Rule>, Boolean>comparing(field -> !ClosestMatch.within(name, field.getKey(), 1))
                .thenComparing(Map.Entry::getKey);
    }

    private static boolean isNear(String name, String known) {
        boolean swapped = name.length() == known.length() && known.length() > 4 && name.charAt(0) == known.charAt(0)
                && Arrays.equals(name.chars().sorted().toArray(), known.chars().sorted().toArray());
        return swapped || ClosestMatch.within(name, known, known.length() > SHORT ? 2 : 1);
    }

    private static boolean isTimed(Rule rule) {
        return rule == Rule.UNTIL || rule == Rule.DATED_UNTIL || rule == Rule.SINCE;
    }

    private boolean hides(Rule rule, FieldValue fieldValue) {
        Verdict verdict = verdict(rule, fieldValue);
        return verdict == Verdict.HIDES || verdict == Verdict.UNCLEAR && rule.strict;
    }

    private Verdict verdict(Rule rule, FieldValue fieldValue) {
        return switch (fieldValue) {
            case FieldValue.Nothing _ -> Verdict.SHOWS;
            case FieldValue.Listing(_, List<FieldValue> items) -> strongest(items.stream().map(item -> verdict(rule, item)));
            case FieldValue.Table(_, List<FieldValue.Entry> entries) when rule == Rule.NOT_PUBLIC ->
                entries.isEmpty() ? Verdict.SHOWS : Verdict.UNCLEAR;
            case FieldValue.Table(_, List<FieldValue.Entry> entries) ->
                strongest(entries.stream().map(entry -> verdict(rule, entry.value())));
            default -> fieldValue.content().isBlank() ? Verdict.SHOWS : verdict(rule, fieldValue.content(), fieldValue);
        };
    }

    private static Verdict strongest(Stream<Verdict> verdicts) {
        Set<Verdict> said = verdicts.collect(Collectors.toSet());
        return Stream.of(Verdict.HIDES, Verdict.LATER, Verdict.UNCLEAR).filter(said::contains).findFirst().orElse(Verdict.SHOWS);
    }

    private Verdict verdict(Rule rule, String content, FieldValue fieldValue) {
        String word = name(content);
        boolean yes = isYes(fieldValue, true);
        boolean no = isNo(fieldValue);
        return switch (rule) {
            case YES, PLAIN_YES -> yes ? Verdict.HIDES : no ? Verdict.SHOWS : Verdict.UNCLEAR;
            case NO, PLAIN_NO -> no || FEW.contains(word)
                    ? Verdict.HIDES
                    : yes || EVERYONE.contains(word) ? Verdict.SHOWS : moment(content, Verdict.HIDES, Verdict.SHOWS);
            case ANYTHING -> no ? Verdict.SHOWS : Verdict.HIDES;
            case NOT_PUBLIC -> yes || EVERYONE.contains(word) ? Verdict.SHOWS : Verdict.HIDES;
            case FEW -> FEW.contains(word) || no ? Verdict.HIDES : Verdict.SHOWS;
            case UNTIL, DATED_UNTIL -> no || word.isEmpty()
                    ? Verdict.SHOWS
                    : yes && rule == Rule.UNTIL ? Verdict.HIDES : moment(content, Verdict.HIDES, Verdict.SHOWS);
            case SINCE -> no ? Verdict.SHOWS : yes ? Verdict.HIDES : moment(content, Verdict.LATER, Verdict.HIDES);
        };
    }

    private Verdict moment(String content, Verdict ahead, Verdict past) {
        return DateParser.isDate(content)
                ? dateResolver.read(content, SourcePosition.START).filter(it -> it.instant().isAfter(now)).map(_ -> ahead).orElse(past)
                : Verdict.UNCLEAR;
    }

    /** @param loosely also in digits and in other languages */
    private static boolean isYes(FieldValue fieldValue, boolean loosely) {
        return loosely
                ? YES.contains(name(fieldValue.content())) || YES.contains(fieldValue.content().strip())
                : FrontMatterFields.asFlag(fieldValue).orElse(false);
    }

    private static boolean isNo(FieldValue fieldValue) {
        String written = fieldValue.content().strip();
        return NO.contains(name(written)) || NO.contains(written) || written.equals("~") || written.equals("-");
    }

    private void say(Meant meant, String key, FieldValue.Entry entry) {
        found |= meant.verdict() != Verdict.LATER;
        String written = ProblemCollector.quote(key + ": " + shown(entry.value()));
        String reason = meant.nearly()
                .map(field -> written + " is no field that is known here, and nearly is `" + field + "`; ")
                .orElseGet(() -> written + (switch (meant.verdict()) {
                    case UNCLEAR -> " may hide the text in other systems, and ";
                    case LATER -> " ends a text in other systems, and ";
                    default -> " hides the text in other systems, and ";
                }) + (isAddress(key) ? "is no address; " : "is no field here; "));
        problemCollector.error(entry.at(), reason + (meant.verdict() == Verdict.LATER
                ? "it would stay online after that moment"
                : "the text is held back"), remedy(meant, entry));
    }

    private String remedy(Meant meant, FieldValue.Entry entry) {
        String value = entry.value().content();
        boolean dated = DateParser.isDate(value);
        String take = ", or take the field out to publish the text.";
        if (meant.nearly().filter("withdrawn"::equals).isPresent() || meant.rule() == Rule.ANYTHING && !isPassword(entry.key())) {
            return "Write " + frontMatterFormat.field("withdrawn", isYes(entry.value(), true) ? "\"silent\"" : quoted(value)) + take;
        }
        return switch (meant.rule()) {
            case UNTIL, DATED_UNTIL, NO, PLAIN_NO -> dated
                    ? "Write " + frontMatterFormat.field("date", quoted(value)) + ": the text goes live then."
                    : "Write " + frontMatterFormat.field("draft", "true") + take;
            case SINCE -> dated
                    ? "Write " + frontMatterFormat.field("expires", quoted(value)) + ": the text is gone from then on."
                    : "Write " + frontMatterFormat.field("draft", "true") + take;
            default -> "Write " + frontMatterFormat.field("draft", "true") + take;
        };
    }

    private static boolean isPassword(String key) {
        return name(key).contains("pass");
    }

    private static String quoted(String value) {
        return "\"" + value.strip().replace("\"", "'") + "\"";
    }

    private static String shown(FieldValue fieldValue) {
        return fieldValue instanceof FieldValue.Table || fieldValue instanceof FieldValue.Listing ? "…" : fieldValue.content();
    }

    /** An address of {@code false} is how Eleventy and others write none. */
    private static boolean isAddress(String key) {
        return Set.of("permalink", "url").contains(name(key));
    }

    /**
     * Whether a line says in the words of another system that a text is not to be shown, where it is not certain that the
     * line is a field. A moment counts though it may have passed: {@link #judge} compares it with the clock.
     */
    static boolean hidesElsewhere(String key, String value) {
        Rule rule = RULES.get(name(key));
        FieldValue text = new FieldValue.Text(SourcePosition.START, value, false);
        return rule != null && switch (rule) {
            case YES -> isYes(text, true);
            case NO -> isNo(text);
            case NOT_PUBLIC -> !value.isBlank() && !isYes(text, true) && !EVERYONE.contains(name(value));
            case UNTIL, SINCE -> DateParser.isDate(value);
            case PLAIN_YES, PLAIN_NO, ANYTHING, FEW, DATED_UNTIL -> false;
        };
    }

    /** Letters and digits alone, in their plain forms: keys differ in case, separators and what cannot be seen. */
    public static String name(String key) {
        String plain = Normalizer.normalize(key, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return plain.codePoints().filter(Character::isLetterOrDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    private static Set<String> words(String words) {
        return Set.of(words.strip().split("\\s+"));
    }
}
