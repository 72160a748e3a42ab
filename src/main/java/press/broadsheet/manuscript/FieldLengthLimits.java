package press.broadsheet.manuscript;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import press.broadsheet.manuscript.frontmatter.FrontMatterField;
import press.broadsheet.manuscript.frontmatter.FrontMatterFields;
import press.broadsheet.manuscript.text.ProblemCollector;
import press.broadsheet.publication.Correction;
import press.broadsheet.publication.ImageReference;
import press.broadsheet.publication.Source;

/** Refuses what is longer than the archive's columns: there it would fail without a line. A test holds the two together. */
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

    /** Whether all that a manuscript says fits; the long texts themselves are judged once they are set. */
    static boolean check(Manuscript manuscript, FrontMatterFields frontMatterFields, ProblemCollector problemCollector) {
        FieldLengthLimits fieldLengthLimits = new FieldLengthLimits(frontMatterFields, problemCollector);
        fieldLengthLimits.checkText(FrontMatterField.TITLE, "headline", Optional.of(manuscript.text().headline()), MAX_HEADLINE);
        fieldLengthLimits.checkText(FrontMatterField.STANDFIRST, "standfirst", manuscript.text().standfirst(), MAX_PARAGRAPH);
        fieldLengthLimits.checkText(FrontMatterField.ID, "id", manuscript.identity().id(), MAX_NAME);
        fieldLengthLimits.checkText(FrontMatterField.LANGUAGE, "tag of a language",
                manuscript.text().language().map(Locale::toLanguageTag), MAX_LANGUAGE);
        fieldLengthLimits.checkText(FrontMatterField.TRANSLATION_KEY, "translation key", manuscript.text().translationKey(),
                MAX_NAME);
        fieldLengthLimits.checkText(FrontMatterField.DATELINE, "dateline", manuscript.text().dateline(), MAX_NAME);
        fieldLengthLimits.checkText(FrontMatterField.SECTION, "name of a section", manuscript.filing().section(), MAX_NAME);
        fieldLengthLimits.checkTexts(FrontMatterField.TAGS, "tag", manuscript.filing().tags(), MAX_NAME);
        fieldLengthLimits.checkTexts(FrontMatterField.AUTHORS, "name of an author", manuscript.filing().authors(), MAX_NAME);
        fieldLengthLimits.checkText(FrontMatterField.SOURCE, "source", manuscript.credits().source().map(Source::name), MAX_NAME);
        fieldLengthLimits.checkText(
                frontMatterFields.entries(FrontMatterField.ORIGINAL).isEmpty()
                        ? FrontMatterField.SOURCE
                        : FrontMatterField.ORIGINAL,
                "address of the original",
                manuscript.credits().source().flatMap(Source::url), MAX_ADDRESS);
        fieldLengthLimits.checkTexts(FrontMatterField.CORRECTIONS, "correction",
                manuscript.credits().corrections().stream().map(Correction::text).toList(),
                MAX_PARAGRAPH);
        fieldLengthLimits.checkText(FrontMatterField.WITHDRAWN, "reason of the withdrawal",
                manuscript.status().withdrawal().flatMap(it -> it.reason()), MAX_PARAGRAPH);
        fieldLengthLimits.checkText(FrontMatterField.REPLACED_BY, "name of what replaces it", manuscript.status().replacedBy(),
                MAX_HEADLINE);
        fieldLengthLimits.checkImage(manuscript.text().image());
        return fieldLengthLimits.fits;
    }

    /** Judges the picture of a section or an author. */
    static void check(Optional<ImageReference> picture, FrontMatterFields frontMatterFields, ProblemCollector problemCollector) {
        new FieldLengthLimits(frontMatterFields, problemCollector).checkImage(picture);
    }

    private void checkImage(Optional<ImageReference> picture) {
        checkText(FrontMatterField.IMAGE, "place of the picture", picture.map(ImageReference::src), MAX_ADDRESS);
        checkText(FrontMatterField.IMAGE, "description of the picture", picture.flatMap(ImageReference::alt), MAX_ADDRESS);
        checkText(FrontMatterField.IMAGE, "caption of the picture", picture.flatMap(ImageReference::caption), MAX_PARAGRAPH);
        checkText(FrontMatterField.IMAGE, "credit of the picture", picture.flatMap(ImageReference::credit), MAX_NAME);
    }

    private void checkText(FrontMatterField frontMatterField, String what, Optional<String> text, int longest) {
        checkTexts(frontMatterField, what, text.stream().toList(), longest);
    }

    private void checkTexts(FrontMatterField frontMatterField, String what, Collection<String> texts, int longest) {
        Stream<String> tooLong = texts.stream().filter(text -> text.length() > longest);
        tooLong.findFirst().ifPresent(text -> {
            fits = false;
            problemCollector.error(frontMatterFields.positionOf(frontMatterField),
                    "the %s that begins with %s has %,d characters, more than the %,d that can be kept".formatted(what,
                            ProblemCollector.quote(text), text.length(), longest),
                    "Write it shorter; what is longer belongs into the text.");
        });
    }
}
