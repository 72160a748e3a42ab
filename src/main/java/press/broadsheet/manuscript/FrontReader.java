package press.broadsheet.manuscript;

import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.broadsheet.publication.Publication;

/**
 * Reads {@code front.md}, which has fields and no text: {@code lead} and {@code slots}, each a path or slug, or a group of
 * {@code story} (also {@code path}, {@code slug}), {@code headline} (also {@code title}) and {@code until}.
 */
final class FrontReader {

    private static final int MOST_SLOTS = 20;
    private static final int LONGEST = 1_000;
    private static final Vocabulary KEYS = new Vocabulary("lead", "slots", "draft");
    private static final Vocabulary SLOT = new Vocabulary("story", "path", "slug", "headline", "title", "until");
    private static final Pattern ADDRESS = Pattern.compile("/articles/([^/.]+)");

    private final Problems problems;
    private final Dates dates;
    private final Fields fields;
    private final Syntax syntax;

    private FrontReader(Publication publication, Syntax syntax, Problems problems) {
        this.problems = problems;
        this.dates = new Dates(publication.timeZone(), problems);
        this.fields = new Fields(new FrontMatter(syntax, Value.Table.EMPTY, Optional.empty()), dates, problems);
        this.syntax = syntax;
    }

    static Reading read(String path, String file, Publication publication, Instant now, Problems problems) {
        HidingFields.Judged judged =
                HidingFields.judge(FrontMatter.of(file, KEYS, problems), file, publication.timeZone(), now, problems);
        FrontMatter frontMatter = judged.others();
        FrontReader reader = new FrontReader(publication, frontMatter.syntax(), problems);
        FrontLayout layout = reader.layout(frontMatter);
        boolean draft = judged.held() || reader.isDraft(frontMatter.table());
        return problems.haveErrors() && !draft
                ? new Reading.Refused(path, Optional.empty(), problems.inOrder())
                : new Reading.Arranged(path, draft ? FrontLayout.NONE : layout, problems.inOrder());
    }

    private FrontLayout layout(FrontMatter frontMatter) {
        frontMatter.story().filter(story -> !story.text().isEmpty()).ifPresent(this::refuseText);
        Value.Table table = frontMatter.table();
        warnOfUnknown(table, KEYS);
        Optional<FrontLayout.Slot> lead = Fields.within(table, "lead").flatMap(value -> slot("lead", value));
        List<Value> named = Fields.within(table, "slots").stream().flatMap(Fields::elements).toList();
        if (named.size() > MOST_SLOTS) {
            problems.error(named.get(MOST_SLOTS).at(), "the front page has at most " + MOST_SLOTS + " slots",
                    "Take out those from here on.");
        }
        List<FrontLayout.Slot> slots = named.stream().flatMap(value -> slot("slots", value).stream()).toList();
        return new FrontLayout(lead, slots);
    }

    private boolean isDraft(Value.Table table) {
        return Fields.within(table, "draft").filter(this::isDraft).isPresent();
    }

    private void refuseText(FrontMatter.Story story) {
        Place at = new Place(story.firstLine(), 1);
        Optional<Integer> conflict = ConflictMarkers.inPlainText(story.text());
        if (conflict.isPresent()) {
            problems.error(Place.of(story.text(), conflict.get(), story.firstLine()),
                    ConflictMarkers.reason(story.text(), conflict.get()), ConflictMarkers.REMEDY);
            return;
        }
        if (syntax == Syntax.NONE) {
            problems.error(at, "there are no fields here, and the front page has no text of its own",
                    "Begin with `---`, name the story under `lead`, and end with `---`.");
        } else {
            problems.warning(at, "the front page has no text of its own; this one is shown nowhere", "Take it out.");
        }
    }

    private boolean isDraft(Value value) {
        Optional<Boolean> flag = Fields.asFlag(value);
        if (flag.isEmpty()) {
            wrong("draft", "true or false", "true", value);
        }
        return flag.orElse(true);
    }

    private Optional<FrontLayout.Slot> slot(String key, Value value) {
        if (!(value instanceof Value.Table group)) {
            return story(key, value).map(story -> new FrontLayout.Slot(story, Optional.empty(), Optional.empty(),
                    value.at().line()));
        }
        warnOfUnknown(group, SLOT);
        Optional<Value> story = Fields.within(group, "story", "path", "slug");
        if (story.isEmpty()) {
            problems.error(group.at(), "this names no story", "Write the story's path or slug under `story`.");
        }
        Optional<String> headline = Fields.within(group, "headline", "title").flatMap(it -> text("headline", it));
        Optional<Instant> until = Fields.within(group, "until").flatMap(this::until);
        return story.flatMap(it -> story("story", it)
                .map(named -> new FrontLayout.Slot(named, headline, until, it.at().line())));
    }

    /** From the content folder's top, however that was written; the address of an article is its slug. */
    private Optional<String> story(String key, Value value) {
        return text(key, value).map(written -> {
            String plain = Normalizer.normalize(written.replace('\\', '/'), Normalizer.Form.NFC);
            Matcher address = ADDRESS.matcher(plain);
            return address.matches() ? address.group(1) : plain.replaceFirst("^(?:\\.?/)+", "");
        }).filter(named -> !named.isEmpty());
    }

    private Optional<Instant> until(Value value) {
        return Fields.asFlag(value).isPresent() || !isText(value)
                ? wrong("until", "a date", "\"2026-05-01 18:00\"", value)
                : text("until", value).flatMap(text -> dates.read(text, value.at())).map(moment -> moment.instant());
    }

    private Optional<String> text(String key, Value value) {
        if (!isText(value)) {
            return key.equals("headline")
                    ? wrong(key, "a text", "\"Harbour reopens\"", value)
                    : wrong(key, "the path or slug of a story", "\"harbour-reopens\"", value);
        }
        Optional<String> text = fields.text(Field.TITLE, value);
        if (text.filter(it -> it.length() > LONGEST).isPresent()) {
            problems.error(value.at(), "`" + key + "` is longer than " + LONGEST + " characters", "Write it shorter.");
        }
        return text;
    }

    private static boolean isText(Value value) {
        return value instanceof Value.Text || value instanceof Value.Numeral;
    }

    private <T> Optional<T> wrong(String key, String expected, String example, Value value) {
        problems.error(value.at(), "`" + key + "` should be " + expected + ", but is " + value.kind(),
                "Write, for example, " + syntax.field(key, example) + ".");
        return Optional.empty();
    }

    private void warnOfUnknown(Value.Table table, Vocabulary keys) {
        table.entries().stream().filter(entry -> !keys.knows(entry.key()))
                .forEach(entry -> problems.warning(entry.at(),
                        Problems.quote(entry.key()) + " is no field that is known here, and is left out",
                        keys.nearest(entry.key()).map(meant -> "Perhaps `" + meant + "` is meant.")
                                .orElse("Remove it, or mend its name.")));
    }
}
