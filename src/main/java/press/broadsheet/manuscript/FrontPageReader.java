package press.broadsheet.manuscript;

import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.broadsheet.manuscript.frontmatter.ConflictMarkers;
import press.broadsheet.manuscript.frontmatter.DateResolver;
import press.broadsheet.manuscript.frontmatter.FieldDefinition;
import press.broadsheet.manuscript.frontmatter.FieldValue;
import press.broadsheet.manuscript.frontmatter.FrontMatter;
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

    private static final int MAX_SLOTS = 20;
    private static final int MAX_TEXT_LENGTH = 1_000;
    private static final KnownKeys FRONT_PAGE_KEYS = new KnownKeys("lead", "slots", "draft");
    private static final KnownKeys SLOT_KEYS = new KnownKeys("story", "path", "slug", "headline", "title", "until");
    private static final Pattern ARTICLE_ADDRESS = Pattern.compile("/articles/([^/.]+)");

    private final ProblemCollector problemCollector;
    private final DateResolver dateResolver;
    private final FrontMatterFields frontMatterFields;
    private final FrontMatterFormat frontMatterFormat;

    private FrontPageReader(Publication publication, FrontMatterFormat frontMatterFormat, ProblemCollector problemCollector) {
        this.problemCollector = problemCollector;
        this.dateResolver = new DateResolver(publication.timeZone(), problemCollector);
        this.frontMatterFields = new FrontMatterFields(
                new FrontMatter(frontMatterFormat, FieldValue.Table.EMPTY, Optional.empty()), dateResolver, problemCollector);
        this.frontMatterFormat = frontMatterFormat;
    }

    static ReadResult read(String path, String file, Publication publication, Instant now, ProblemCollector problemCollector) {
        HidingFields.Result result =
                HidingFields.check(FrontMatter.parse(file, FRONT_PAGE_KEYS, problemCollector), file, publication.timeZone(), now,
                        problemCollector);
        FrontMatter frontMatter = result.remaining();
        FrontPageReader reader = new FrontPageReader(publication, frontMatter.format(), problemCollector);
        FrontPageLayout layout = reader.readLayout(frontMatter);
        boolean draft = result.isHeldBack() || reader.isDraft(frontMatter.table());
        return problemCollector.hasErrors() && !draft
                ? new ReadResult.Refused(path, Optional.empty(), problemCollector.sorted())
                : new ReadResult.AcceptedFrontPage(path, draft ? FrontPageLayout.NONE : layout, problemCollector.sorted());
    }

    private FrontPageLayout readLayout(FrontMatter frontMatter) {
        frontMatter.body().filter(body -> !body.text().isEmpty()).ifPresent(this::reportText);
        FieldValue.Table table = frontMatter.table();
        warnOfUnknownKeys(table, FRONT_PAGE_KEYS);
        Optional<FrontPageLayout.Slot> lead =
                FrontMatterFields.valueIn(table, "lead").flatMap(fieldValue -> readSlot("lead", fieldValue));
        List<FieldValue> named = FrontMatterFields.valueIn(table, "slots").stream().flatMap(FrontMatterFields::elements).toList();
        if (named.size() > MAX_SLOTS) {
            problemCollector.error(named.get(MAX_SLOTS).position(), "the front page has at most " + MAX_SLOTS + " slots",
                    "Remove the slots from here on.");
        }
        List<FrontPageLayout.Slot> slots = named.stream().flatMap(fieldValue -> readSlot("slots", fieldValue).stream()).toList();
        return new FrontPageLayout(lead, slots);
    }

    private boolean isDraft(FieldValue.Table table) {
        return FrontMatterFields.valueIn(table, "draft").filter(this::isDraft).isPresent();
    }

    private void reportText(FrontMatter.Body body) {
        SourcePosition at = new SourcePosition(body.firstLine(), 1);
        Optional<Integer> conflict = ConflictMarkers.findInPlainText(body.text());
        if (conflict.isPresent()) {
            problemCollector.error(SourcePosition.of(body.text(), conflict.get(), body.firstLine()),
                    ConflictMarkers.reason(body.text(), conflict.get()), ConflictMarkers.REMEDY);
            return;
        }
        if (frontMatterFormat == FrontMatterFormat.NONE) {
            problemCollector.error(at, "this file has no fields, and the front page has no text of its own",
                    "Begin with `---`, name the article under `lead`, and end with `---`.");
        } else {
            problemCollector.warning(at, "the front page has no text of its own, so this text is ignored", "Remove it.");
        }
    }

    private boolean isDraft(FieldValue fieldValue) {
        Optional<Boolean> flag = FrontMatterFields.toBoolean(fieldValue);
        if (flag.isEmpty()) {
            reportWrongType("draft", "true or false", "true", fieldValue);
        }
        return flag.orElse(true);
    }

    private Optional<FrontPageLayout.Slot> readSlot(String key, FieldValue fieldValue) {
        if (!(fieldValue instanceof FieldValue.Table group)) {
            return readArticle(key, fieldValue).map(article -> new FrontPageLayout.Slot(
                    article, Optional.empty(), Optional.empty(), fieldValue.position().line()));
        }
        warnOfUnknownKeys(group, SLOT_KEYS);
        Optional<FieldValue> article = FrontMatterFields.valueIn(group, "story", "path", "slug");
        if (article.isEmpty()) {
            problemCollector.error(group.position(), "this slot names no article",
                    "Write the article's path or slug under `story`.");
        }
        Optional<String> headline = FrontMatterFields.valueIn(group, "headline", "title").flatMap(it -> readText("headline", it));
        Optional<Instant> until = FrontMatterFields.valueIn(group, "until").flatMap(this::readUntil);
        return article.flatMap(it -> readArticle("story", it)
                .map(named -> new FrontPageLayout.Slot(named, headline, until, it.position().line())));
    }

    /** Returns the path from the content folder without leading slashes; an article's address becomes its slug. */
    private Optional<String> readArticle(String key, FieldValue fieldValue) {
        return readText(key, fieldValue).map(written -> {
            String plain = Normalizer.normalize(written.replace('\\', '/'), Normalizer.Form.NFC);
            Matcher address = ARTICLE_ADDRESS.matcher(plain);
            return address.matches() ? address.group(1) : plain.replaceFirst("^(?:\\.?/)+", "");
        }).filter(named -> !named.isEmpty());
    }

    private Optional<Instant> readUntil(FieldValue fieldValue) {
        return FrontMatterFields.toBoolean(fieldValue).isPresent() || !isText(fieldValue)
                ? reportWrongType("until", "a date", "\"2026-05-01 18:00\"", fieldValue)
                : readText("until", fieldValue).flatMap(text -> dateResolver.resolve(text, fieldValue.position()))
                        .map(editorialDate -> editorialDate.instant());
    }

    private Optional<String> readText(String key, FieldValue fieldValue) {
        if (!isText(fieldValue)) {
            return key.equals("headline")
                    ? reportWrongType(key, "text", "\"Harbour reopens\"", fieldValue)
                    : reportWrongType(key, "the path or slug of an article", "\"harbour-reopens\"", fieldValue);
        }
        Optional<String> text = frontMatterFields.text(FieldDefinition.TITLE, fieldValue);
        if (text.filter(it -> it.length() > MAX_TEXT_LENGTH).isPresent()) {
            problemCollector.error(fieldValue.position(), "`" + key + "` is longer than " + MAX_TEXT_LENGTH + " characters",
                    "Shorten it.");
        }
        return text;
    }

    private static boolean isText(FieldValue fieldValue) {
        return fieldValue instanceof FieldValue.Text || fieldValue instanceof FieldValue.Numeral;
    }

    private <T> Optional<T> reportWrongType(String key, String expected, String example, FieldValue fieldValue) {
        problemCollector.error(fieldValue.position(),
                "`" + key + "` should be " + expected + ", but is " + fieldValue.description(),
                "Write, for example, " + frontMatterFormat.field(key, example) + ".");
        return Optional.empty();
    }

    private void warnOfUnknownKeys(FieldValue.Table table, KnownKeys keys) {
        table.entries().stream().filter(entry -> !keys.contains(entry.key()))
                .forEach(entry -> problemCollector.warning(entry.position(),
                        ProblemCollector.quote(entry.key()) + " is not a known field and is ignored",
                        keys.closest(entry.key()).map(meant -> "Perhaps `" + meant + "` is meant.")
                                .orElse("Remove it or correct its name.")));
    }
}
