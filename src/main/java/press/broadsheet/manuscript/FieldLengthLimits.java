package press.broadsheet.manuscript;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import press.broadsheet.manuscript.frontmatter.FieldDefinition;
import press.broadsheet.manuscript.frontmatter.FrontMatterFields;
import press.broadsheet.manuscript.text.ProblemCollector;
import press.broadsheet.publication.Correction;
import press.broadsheet.publication.ImageReference;
import press.broadsheet.publication.Source;

/**
 * Rejects values longer than the database columns, because a database error would name no line. A test keeps both in sync.
 */
final class FieldLengthLimits {

    private static final int MAX_NAME = 1_000;
    private static final int MAX_HEADLINE = 2_000;
    private static final int MAX_ADDRESS = 4_000;
    private static final int MAX_PARAGRAPH = 10_000;
    private static final int MAX_LANGUAGE = 60;

    private final FrontMatterFields frontMatterFields;
    private final ProblemCollector problemCollector;
    private boolean fits = true;

    private FieldLengthLimits(FrontMatterFields frontMatterFields, ProblemCollector problemCollector) {
        this.frontMatterFields = frontMatterFields;
        this.problemCollector = problemCollector;
    }

    /** Returns whether all fields fit. The length of the body is checked after rendering. */
    static boolean check(Manuscript manuscript, FrontMatterFields frontMatterFields, ProblemCollector problemCollector) {
        FieldLengthLimits fieldLengthLimits = new FieldLengthLimits(frontMatterFields, problemCollector);
        fieldLengthLimits.checkText(FieldDefinition.TITLE, "headline", Optional.of(manuscript.text().headline()), MAX_HEADLINE);
        fieldLengthLimits.checkText(FieldDefinition.STANDFIRST, "standfirst", manuscript.text().standfirst(), MAX_PARAGRAPH);
        fieldLengthLimits.checkText(FieldDefinition.ID, "id", manuscript.identity().id(), MAX_NAME);
        fieldLengthLimits.checkText(FieldDefinition.LANGUAGE, "language tag",
                manuscript.text().language().map(Locale::toLanguageTag), MAX_LANGUAGE);
        fieldLengthLimits.checkText(FieldDefinition.TRANSLATION_KEY, "translation key", manuscript.text().translationKey(),
                MAX_NAME);
        fieldLengthLimits.checkText(FieldDefinition.DATELINE, "dateline", manuscript.text().dateline(), MAX_NAME);
        fieldLengthLimits.checkText(FieldDefinition.SECTION, "section name", manuscript.filing().section(), MAX_NAME);
        fieldLengthLimits.checkTexts(FieldDefinition.TAGS, "tag", manuscript.filing().tags(), MAX_NAME);
        fieldLengthLimits.checkTexts(FieldDefinition.AUTHORS, "author name", manuscript.filing().authors(), MAX_NAME);
        fieldLengthLimits.checkText(FieldDefinition.SOURCE, "source", manuscript.credits().source().map(Source::name), MAX_NAME);
        fieldLengthLimits.checkText(
                frontMatterFields.entries(FieldDefinition.ORIGINAL).isEmpty()
                        ? FieldDefinition.SOURCE
                        : FieldDefinition.ORIGINAL,
                "URL of the original",
                manuscript.credits().source().flatMap(Source::url), MAX_ADDRESS);
        fieldLengthLimits.checkTexts(FieldDefinition.CORRECTIONS, "correction",
                manuscript.credits().corrections().stream().map(Correction::text).toList(),
                MAX_PARAGRAPH);
        fieldLengthLimits.checkText(FieldDefinition.WITHDRAWN, "withdrawal reason",
                manuscript.status().withdrawal().flatMap(it -> it.reason()), MAX_PARAGRAPH);
        fieldLengthLimits.checkText(FieldDefinition.REPLACED_BY, "path of the replacement", manuscript.status().replacedBy(),
                MAX_HEADLINE);
        fieldLengthLimits.checkImage(manuscript.text().image());
        return fieldLengthLimits.fits;
    }

    /** Checks the image of a section or an author. */
    static void check(Optional<ImageReference> image, FrontMatterFields frontMatterFields, ProblemCollector problemCollector) {
        new FieldLengthLimits(frontMatterFields, problemCollector).checkImage(image);
    }

    private void checkImage(Optional<ImageReference> image) {
        checkText(FieldDefinition.IMAGE, "image path", image.map(ImageReference::src), MAX_ADDRESS);
        checkText(FieldDefinition.IMAGE, "image description", image.flatMap(ImageReference::alt), MAX_ADDRESS);
        checkText(FieldDefinition.IMAGE, "image caption", image.flatMap(ImageReference::caption), MAX_PARAGRAPH);
        checkText(FieldDefinition.IMAGE, "image credit", image.flatMap(ImageReference::credit), MAX_NAME);
    }

    private void checkText(FieldDefinition fieldDefinition, String description, Optional<String> text, int maxLength) {
        checkTexts(fieldDefinition, description, text.stream().toList(), maxLength);
    }

    private void checkTexts(FieldDefinition fieldDefinition, String description, Collection<String> texts, int maxLength) {
        Stream<String> tooLong = texts.stream().filter(text -> text.length() > maxLength);
        tooLong.findFirst().ifPresent(text -> {
            fits = false;
            problemCollector.error(frontMatterFields.positionOf(fieldDefinition),
                    "the %s that begins with %s has %,d characters; at most %,d are allowed".formatted(description,
                            ProblemCollector.quote(text), text.length(), maxLength),
                    "Shorten it, or move part of it into the text.");
        });
    }
}
