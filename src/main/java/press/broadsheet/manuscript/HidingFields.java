package press.broadsheet.manuscript;

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

/**
 * Fields that hide a text in other systems, and near misses of those that hide it here. Each holds its text back as
 * {@code draft: true} would and is an error that names the field that is meant: what an editor hid must not be shown because
 * it was hidden in the words of another system, or with a slip of the finger.
 *
 * <p>A field of that name that says the opposite ({@code private: false}, an embargo that is over) hides nothing and is left
 * to {@link Fields}. One whose value cannot be understood holds back where its name has no other use.
 */
final class HidingFields {

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

    private final Dates dates;
    private final Instant now;
    private final Syntax syntax;
    private final Problems problems;
    private boolean found;

    private HidingFields(Syntax syntax, ZoneId zone, Instant now, Problems problems) {
        this.dates = new Dates(zone, new Problems(""));
        this.now = now;
        this.syntax = syntax;
        this.problems = problems;
    }

    /**
     * Front matter after it was looked through.
     *
     * @param held whether the text is to be held back
     * @param others the front matter without the fields that are reported
     */
    record Judged(boolean held, FrontMatter others) {}

    /**
     * Reports the fields that hide the text.
     *
     * @param file the whole of it, whose lines tell what front matter says that cannot be read
     */
    static Judged judge(FrontMatter frontMatter, String file, ZoneId zone, Instant now, Problems problems) {
        HidingFields fields = new HidingFields(frontMatter.syntax(), zone, now, problems);
        List<Value.Entry> others = new ArrayList<>();
        for (Value.Entry entry : frontMatter.table().entries()) {
            if (!fields.report(entry)) {
                others.add(entry);
            }
        }
        if (!isDraft(frontMatter.table())) { // else it is held back already
            HidingLines.of(file, frontMatter, problems.haveErrors()).forEach(fields::reportLine);
        }
        return new Judged(fields.found, new FrontMatter(frontMatter.syntax(),
                new Value.Table(frontMatter.table().at(), List.copyOf(others)), frontMatter.story()));
    }

    private static boolean isDraft(Value.Table table) {
        return table.entries().stream().anyMatch(entry -> Field.named(entry.key()).filter(Field.DRAFT::equals).isPresent()
                && Fields.asFlag(entry.value()).orElse(false));
    }

    /** Whether the entry is reported, and so is of no interest to any other reader. */
    private boolean report(Value.Entry entry) {
        if (isAddress(entry.key())) {
            return Fields.asFlag(entry.value()).filter(flag -> !flag).isPresent() && report(entry, entry.key(), true);
        }
        return Field.named(entry.key()).isEmpty() && report(path(entry), entry.key(), true);
    }

    private boolean report(Value.Entry entry, String shown, boolean top) {
        String name = name(entry.key());
        boolean group = entry.value() instanceof Value.Table || entry.value() instanceof Value.Listing;
        if (group && GROUPS.contains(name) && leaves(entry.value(), shown)) {
            return true;
        }
        Optional<Meant> meant = meant(name, entry.value(), top, entry.key());
        meant.ifPresent(it -> say(it, shown, entry));
        return meant.isPresent();
    }

    /** Whether one of a group's fields hides the text; each is named with its group. */
    private boolean leaves(Value value, String shown) {
        boolean any = false;
        if (value instanceof Value.Listing listing) {
            for (Value item : listing.items()) {
                any |= leaves(item, shown);
            }
        } else if (value instanceof Value.Table table) {
            for (Value.Entry entry : table.entries()) {
                Optional<Field> field = Field.named(entry.key());
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
    private boolean ours(Field field, Value.Entry entry, String group) {
        Rule rule = field == Field.DRAFT ? Rule.YES : field == Field.STATUS ? Rule.FEW : Rule.PLAIN_NO;
        boolean hides = (field == Field.DRAFT || field == Field.STATUS || name(entry.key()).equals("published"))
                && hides(rule, entry.value());
        if (hides) {
            say(new Meant(rule, Optional.empty(), Verdict.HIDES), group + "." + entry.key(), entry);
        }
        return hides;
    }

    /** Hugo's {@code list}: a text in no list is one that only its address leads to. */
    private boolean hidesFromLists(Value.Entry entry, String group) {
        boolean hides = hides(Rule.FEW, entry.value());
        if (hides) {
            say(new Meant(Rule.FEW, Optional.empty(), Verdict.HIDES), group + "." + entry.key(), entry);
        }
        return hides;
    }

    /** {@code build.render} is {@code render} in the group {@code build}. */
    private static Value.Entry path(Value.Entry entry) {
        int dot = entry.key().lastIndexOf('.');
        return dot > 0 && GROUPS.contains(name(entry.key().substring(0, dot)))
                ? new Value.Entry(entry.key().substring(dot + 1), entry.at(), entry.value())
                : entry;
    }

    /** A line of front matter that YAML, TOML or JSON could not make a field of. */
    private void reportLine(HidingLines.Line line) {
        Value.Entry entry = new Value.Entry(line.key(), line.at(), new Value.Text(line.at(), line.value(), false));
        Optional<Field> field = Field.named(line.key());
        boolean ours = field.filter(it -> it == Field.DRAFT && hides(Rule.YES, entry.value())
                || it == Field.STATUS && hides(Rule.FEW, entry.value())
                || it == Field.WITHDRAWN && line.parted() && hides(Rule.ANYTHING, entry.value())
                || name(line.key()).equals("published") && hides(Rule.PLAIN_NO, entry.value())).isPresent();
        Optional<Meant> meant = ours || field.isPresent()
                ? Optional.empty()
                : meant(name(line.key()), entry.value(), true, line.key()).filter(it -> it.verdict() == Verdict.HIDES);
        if (ours) {
            found = true;
            problems.error(line.at(), "`" + line.written() + "` is meant to hold the text back, and cannot be read as it stands;"
                    + " the text is held back", "Write " + syntax.field(line.key(), example(field.orElseThrow(), line)) + ".");
        } else {
            meant.ifPresent(it -> say(it, line.key(), entry));
        }
    }

    private static String example(Field field, HidingLines.Line line) {
        return switch (field) {
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

    private Optional<Meant> meant(String name, Value value, boolean near, String key) {
        Optional<Rule> rule = Optional.ofNullable(RULES.get(name)).or(() -> prefixed(name));
        if (rule.isPresent()) {
            Verdict verdict = verdict(rule.get(), value);
            return verdict == Verdict.HIDES || verdict == Verdict.UNCLEAR && rule.get().strict
                    || verdict == Verdict.LATER
                            ? Optional.of(new Meant(rule.get(), Optional.empty(), verdict))
                            : Optional.empty();
        }
        return near && !ForeignKeys.contains(key) ? nearMiss(name, value) : Optional.empty();
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
    private Optional<Meant> nearMiss(String name, Value value) {
        if (name.contains("draft") && NEGATIONS.stream().noneMatch(name::startsWith) && !name.startsWith("un")
                && isYes(value, false)) {
            return Optional.of(new Meant(Rule.PLAIN_YES, Optional.of("draft"), Verdict.HIDES));
        }
        Optional<Meant> ours = OURS.entrySet().stream()
                .filter(field -> isNear(name, field.getKey()))
                .sorted(nearestTo(name))
                .map(field -> new Meant(field.getValue(), Optional.of(field.getKey()), verdict(field.getValue(), value)))
                .filter(meant -> meant.verdict() == Verdict.HIDES || meant.verdict() == Verdict.LATER)
                .findFirst();
        return ours.or(() -> RULES.entrySet().stream()
                .filter(field -> field.getKey().length() > 5 && isNear(name, field.getKey()))
                .sorted(nearestTo(name))
                .map(field -> new Meant(field.getValue(), Optional.empty(), verdict(field.getValue(), value)))
                .filter(meant -> meant.verdict() == Verdict.HIDES && (!isTimed(meant.rule()) || !isYes(value, true)))
                .findFirst());
    }

    /** Of two that are as near the first by name, so that a message is always the same. */
    private static Comparator<Map.Entry<String, Rule>> nearestTo(String name) {
        return Comparator.<Map.Entry<String, Rule>, Boolean>comparing(field -> !Nearest.within(name, field.getKey(), 1))
                .thenComparing(Map.Entry::getKey);
    }

    private static boolean isNear(String name, String known) {
        boolean swapped = name.length() == known.length() && known.length() > 4 && name.charAt(0) == known.charAt(0)
                && Arrays.equals(name.chars().sorted().toArray(), known.chars().sorted().toArray());
        return swapped || Nearest.within(name, known, known.length() > SHORT ? 2 : 1);
    }

    private static boolean isTimed(Rule rule) {
        return rule == Rule.UNTIL || rule == Rule.DATED_UNTIL || rule == Rule.SINCE;
    }

    private boolean hides(Rule rule, Value value) {
        Verdict verdict = verdict(rule, value);
        return verdict == Verdict.HIDES || verdict == Verdict.UNCLEAR && rule.strict;
    }

    private Verdict verdict(Rule rule, Value value) {
        return switch (value) {
            case Value.Nothing _ -> Verdict.SHOWS;
            case Value.Listing(_, List<Value> items) -> strongest(items.stream().map(item -> verdict(rule, item)));
            case Value.Table(_, List<Value.Entry> entries) when rule == Rule.NOT_PUBLIC ->
                entries.isEmpty() ? Verdict.SHOWS : Verdict.UNCLEAR;
            case Value.Table(_, List<Value.Entry> entries) ->
                strongest(entries.stream().map(entry -> verdict(rule, entry.value())));
            default -> value.content().isBlank() ? Verdict.SHOWS : verdict(rule, value.content(), value);
        };
    }

    private static Verdict strongest(Stream<Verdict> verdicts) {
        Set<Verdict> said = verdicts.collect(Collectors.toSet());
        return Stream.of(Verdict.HIDES, Verdict.LATER, Verdict.UNCLEAR).filter(said::contains).findFirst().orElse(Verdict.SHOWS);
    }

    private Verdict verdict(Rule rule, String content, Value value) {
        String word = name(content);
        boolean yes = isYes(value, true);
        boolean no = isNo(value);
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
        return DateSpelling.isDate(content)
                ? dates.read(content, Place.START).filter(it -> it.instant().isAfter(now)).map(_ -> ahead).orElse(past)
                : Verdict.UNCLEAR;
    }

    /** @param loosely also in digits and in other languages */
    private static boolean isYes(Value value, boolean loosely) {
        return loosely
                ? YES.contains(name(value.content())) || YES.contains(value.content().strip())
                : Fields.asFlag(value).orElse(false);
    }

    private static boolean isNo(Value value) {
        String written = value.content().strip();
        return NO.contains(name(written)) || NO.contains(written) || written.equals("~") || written.equals("-");
    }

    private void say(Meant meant, String key, Value.Entry entry) {
        found |= meant.verdict() != Verdict.LATER;
        String written = Problems.quote(key + ": " + shown(entry.value()));
        String reason = meant.nearly()
                .map(field -> written + " is no field that is known here, and nearly is `" + field + "`; ")
                .orElseGet(() -> written + (switch (meant.verdict()) {
                    case UNCLEAR -> " may hide the text in other systems, and ";
                    case LATER -> " ends a text in other systems, and ";
                    default -> " hides the text in other systems, and ";
                }) + (isAddress(key) ? "is no address; " : "is no field here; "));
        problems.error(entry.at(), reason + (meant.verdict() == Verdict.LATER
                ? "it would stay online after that moment"
                : "the text is held back"), remedy(meant, entry));
    }

    private String remedy(Meant meant, Value.Entry entry) {
        String value = entry.value().content();
        boolean dated = DateSpelling.isDate(value);
        String take = ", or take the field out to publish the text.";
        if (meant.nearly().filter("withdrawn"::equals).isPresent() || meant.rule() == Rule.ANYTHING && !isPassword(entry.key())) {
            return "Write " + syntax.field("withdrawn", isYes(entry.value(), true) ? "\"silent\"" : quoted(value)) + take;
        }
        return switch (meant.rule()) {
            case UNTIL, DATED_UNTIL, NO, PLAIN_NO -> dated
                    ? "Write " + syntax.field("date", quoted(value)) + ": the text goes live then."
                    : "Write " + syntax.field("draft", "true") + take;
            case SINCE -> dated
                    ? "Write " + syntax.field("expires", quoted(value)) + ": the text is gone from then on."
                    : "Write " + syntax.field("draft", "true") + take;
            default -> "Write " + syntax.field("draft", "true") + take;
        };
    }

    private static boolean isPassword(String key) {
        return name(key).contains("pass");
    }

    private static String quoted(String value) {
        return "\"" + value.strip().replace("\"", "'") + "\"";
    }

    private static String shown(Value value) {
        return value instanceof Value.Table || value instanceof Value.Listing ? "…" : value.content();
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
        Value text = new Value.Text(Place.START, value, false);
        return rule != null && switch (rule) {
            case YES -> isYes(text, true);
            case NO -> isNo(text);
            case NOT_PUBLIC -> !value.isBlank() && !isYes(text, true) && !EVERYONE.contains(name(value));
            case UNTIL, SINCE -> DateSpelling.isDate(value);
            case PLAIN_YES, PLAIN_NO, ANYTHING, FEW, DATED_UNTIL -> false;
        };
    }

    /** Letters and digits alone, in their plain forms: keys differ in case, separators and what cannot be seen. */
    static String name(String key) {
        String plain = Normalizer.normalize(key, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return plain.codePoints().filter(Character::isLetterOrDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    private static Set<String> words(String words) {
        return Set.of(words.strip().split("\\s+"));
    }
}
