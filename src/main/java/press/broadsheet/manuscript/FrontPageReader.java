package press.broadsheet.manuscript;

import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.broadsheet.manuscript.frontmatter.DateResolver;
import press.broadsheet.manuscript.frontmatter.FieldValue;
import press.broadsheet.manuscript.frontmatter.FrontMatter;
import press.broadsheet.manuscript.frontmatter.FrontMatterField;
import press.broadsheet.manuscript.frontmatter.FrontMatterFields;
import press.broadsheet.manuscript.frontmatter.FrontMatterFormat;
import press.broadsheet.manuscript.frontmatter.HidingFields;
import press.broadsheet.manuscript.text.KnownKeys;
import press.broadsheet.manuscript.text.ProblemCollector;
import press.broadsheet.manuscript.text.SourcePosition;
import press.broadsheet.publication.Publication;

/**
 * Reads {@code front.md}, which has fields and no text: {@code lead} and {@code slots}, each a path or slug, or a group of
 * {@code story} (also {@code path}, {@code slug}), {@code headline} (also {@code title}) and {@code until}.
 */
final class FrontPageReader {

    private static final int MOST_SLOTS = 20;
    private static final int LONGEST = 1_000;
    private static final KnownKeys KEYS = new KnownKeys("lead", "slots", "draft");
    private static final KnownKeys SLOT = new KnownKeys("story", "path", "slug", "headline", "title", "until");
    private static final Pattern ADDRESS = Pattern.compile("/articles/([^/.]+)");

    private final ProblemCollector problemCollector;
    private final DateResolver dateResolver;
    private final FrontMatterFields frontMatterFields;
    private final FrontMatterFormat frontMatterFormat;

    private FrontPageReader(Publication publication, FrontMatterFormat frontMatterFormat, ProblemCollector problemCollector) {
        this.problemCollector = problemCollector;
        this.dateResolver = new DateResolver(publication.timeZone(), problemCollector);
        this.frontMatterFields = new FrontMatterFields(new FrontMatter(frontMatterFormat, FieldValue.Table.EMPTY, Optional.empty()), dateResolver, problemCollector);
        this.frontMatterFormat = frontMatterFormat;
    }

    static ReadResult read(String path, String file, Publication publication, Instant now, ProblemCollector problemCollector) {
        HidingFields.Judged judged =
                HidingFields.judge(FrontMatter.of(file, KEYS, problemCollector), file, publication.timeZone(), now, problemCollector);
        FrontMatter frontMatter = judged.others();
        FrontPageReader reader = new FrontPageReader(publication, frontMatter.syntax(), problemCollector);
        FrontPageLayout layout = reader.layout(frontMatter);
        boolean draft = judged.held() || reader.isDraft(frontMatter.table());
        return problemCollector.haveErrors() && !draft
                ? new ReadResult.Refused(path, Optional.empty(), problemCollector.inOrder())
                : new ReadResult.Arranged(path, draft ? FrontPageLayout.NONE : layout, problemCollector.inOrder());
    }

    private FrontPageLayout layout(FrontMatter frontMatter) {
        frontMatter.story().filter(story -> !story.text().isEmpty()).ifPresent(this::refuseText);
        FieldValue.Table table = frontMatter.table();
        warnOfUnknown(table, KEYS);
        Optional<FrontPageLayout.Slot> lead = FrontMatterFields.within(table, "lead").flatMap(fieldValue -> slot("lead", fieldValue));
        List<FieldValue> named = FrontMatterFields.within(table, "slots").stream().flatMap(FrontMatterFields::elements).toList();
        if (named.size() > MOST_SLOTS) {
            problemCollector.error(named.get(MOST_SLOTS).at(), "the front page has at most " + MOST_SLOTS + " slots",
                    "Take out those from here on.");
        }
        List<FrontPageLayout.Slot> slots = named.stream().flatMap(fieldValue -> slot("slots", fieldValue).stream()).toList();
        return new FrontPageLayout(lead, slots);
    }

    private boolean isDraft(FieldValue.Table table) {
        return FrontMatterFields.within(table, "draft").filter(this::isDraft).isPresent();
    }

    private void refuseText(FrontMatter.Story story) {
        SourcePosition at = new SourcePosition(story.firstLine(), 1);
        Optional<Integer> conflict = ConflictMarkers.inPlainText(story.text());
        if (conflict.isPresent()) {
            problemCollector.error(SourcePosition.of(story.text(), conflict.get(), story.firstLine()),
                    ConflictMarkers.reason(story.text(), conflict.get()), ConflictMarkers.REMEDY);
            return;
        }
        if (frontMatterFormat == FrontMatterFormat.NONE) {
            problemCollector.error(at, "there are no fields here, and the front page has no text of its own",
                    "Begin with `---`, name the story under `lead`, and end with `---`.");
        } else {
            problemCollector.warning(at, "the front page has no text of its own; this one is shown nowhere", "Take it out.");
        }
    }

    private boolean isDraft(FieldValue fieldValue) {
        Optional<Boolean> flag = FrontMatterFields.asFlag(fieldValue);
        if (flag.isEmpty()) {
            wrong("draft", "true or false", "true", fieldValue);
        }
        return flag.orElse(true);
    }

    private Optional<FrontPageLayout.Slot> slot(String key, FieldValue fieldValue) {
        if (!(fieldValue instanceof FieldValue.Table group)) {
            return story(key, fieldValue).map(story -> new FrontPageLayout.Slot(story, Optional.empty(), Optional.empty(),
                    fieldValue.at().line()));
        }
        warnOfUnknown(group, SLOT);
        Optional<FieldValue> story = FrontMatterFields.within(group, "story", "path", "slug");
        if (story.isEmpty()) {
            problemCollector.error(group.at(), "this names no story", "Write the story's path or slug under `story`.");
        }
        Optional<String> headline = FrontMatterFields.within(group, "headline", "title").flatMap(it -> text("headline", it));
        Optional<Instant> until = FrontMatterFields.within(group, "until").flatMap(this::until);
        return story.flatMap(it -> story("story", it)
                .map(named -> new FrontPageLayout.Slot(named, headline, until, it.at().line())));
    }

    /** From the content folder's top, however that was written; the address of an article is its slug. */
    private Optional<String> story(String key, FieldValue fieldValue) {
        return text(key, fieldValue).map(written -> {
            String plain = Normalizer.normalize(written.replace('\\', '/'), Normalizer.Form.NFC);
            Matcher address = ADDRESS.matcher(plain);
            return address.matches() ? address.group(1) : plain.replaceFirst("^(?:\\.?/)+", "");
        }).filter(named -> !named.isEmpty());
    }

    private Optional<Instant> until(FieldValue fieldValue) {
        return FrontMatterFields.asFlag(fieldValue).isPresent() || !isText(fieldValue)
                ? wrong("until", "a date", "\"2026-05-01 18:00\"", fieldValue)
                : text("until", fieldValue).flatMap(text -> dateResolver.read(text, fieldValue.at())).map(editorialDate -> editorialDate.instant());
    }

    private Optional<String> text(String key, FieldValue fieldValue) {
        if (!isText(fieldValue)) {
            return key.equals("headline")
                    ? wrong(key, "a text", "\"Harbour reopens\"", fieldValue)
                    : wrong(key, "the path or slug of a story", "\"harbour-reopens\"", fieldValue);
        }
        Optional<String> text = frontMatterFields.text(FrontMatterField.TITLE, fieldValue);
        if (text.filter(it -> it.length() > LONGEST).isPresent()) {
            problemCollector.error(fieldValue.at(), "`" + key + "` is longer than " + LONGEST + " characters", "Write it shorter.");
        }
        return text;
    }

    private static boolean isText(FieldValue fieldValue) {
        return fieldValue instanceof FieldValue.Text || fieldValue instanceof FieldValue.Numeral;
    }

    private <T> Optional<T> wrong(String key, String expected, String example, FieldValue fieldValue) {
        problemCollector.error(fieldValue.at(), "`" + key + "` should be " + expected + ", but is " + fieldValue.kind(),
                "Write, for example, " + frontMatterFormat.field(key, example) + ".");
        return Optional.empty();
    }

    private void warnOfUnknown(FieldValue.Table table, KnownKeys keys) {
        table.entries().stream().filter(entry -> !keys.knows(entry.key()))
                .forEach(entry -> problemCollector.warning(entry.at(),
                        ProblemCollector.quote(entry.key()) + " is no field that is known here, and is left out",
                        keys.nearest(entry.key()).map(meant -> "Perhaps `" + meant + "` is meant.")
                                .orElse("Remove it, or mend its name.")));
    }
}
