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

    private static final int NAME = 1_000;
    private static final int HEADLINE = 2_000;
    private static final int ADDRESS = 4_000;
    private static final int PARAGRAPH = 10_000;
    private static final int LANGUAGE = 60;

    private final FrontMatterFields frontMatterFields;
    private final ProblemCollector problemCollector;
    private boolean fits = true;

    private FieldLengthLimits(FrontMatterFields frontMatterFields, ProblemCollector problemCollector) {
        this.frontMatterFields = frontMatterFields;
        this.problemCollector = problemCollector;
    }

    /** Whether all that a manuscript says fits; the long texts themselves are judged once they are set. */
    static boolean judge(Manuscript manuscript, FrontMatterFields frontMatterFields, ProblemCollector problemCollector) {
        FieldLengthLimits fieldLengthLimits = new FieldLengthLimits(frontMatterFields, problemCollector);
        fieldLengthLimits.text(FrontMatterField.TITLE, "headline", Optional.of(manuscript.headline()), HEADLINE);
        fieldLengthLimits.text(FrontMatterField.STANDFIRST, "standfirst", manuscript.standfirst(), PARAGRAPH);
        fieldLengthLimits.text(FrontMatterField.ID, "id", manuscript.id(), NAME);
        fieldLengthLimits.text(FrontMatterField.LANGUAGE, "tag of a language", manuscript.language().map(Locale::toLanguageTag), LANGUAGE);
        fieldLengthLimits.text(FrontMatterField.TRANSLATION_KEY, "translation key", manuscript.translationKey(), NAME);
        fieldLengthLimits.text(FrontMatterField.DATELINE, "dateline", manuscript.dateline(), NAME);
        fieldLengthLimits.text(FrontMatterField.SECTION, "name of a section", manuscript.section(), NAME);
        fieldLengthLimits.texts(FrontMatterField.TAGS, "tag", manuscript.tags(), NAME);
        fieldLengthLimits.texts(FrontMatterField.AUTHORS, "name of an author", manuscript.authors(), NAME);
        fieldLengthLimits.text(FrontMatterField.SOURCE, "source", manuscript.source().map(Source::name), NAME);
        fieldLengthLimits.text(frontMatterFields.all(FrontMatterField.ORIGINAL).isEmpty() ? FrontMatterField.SOURCE : FrontMatterField.ORIGINAL, "address of the original",
                manuscript.source().flatMap(Source::url), ADDRESS);
        fieldLengthLimits.texts(FrontMatterField.CORRECTIONS, "correction", manuscript.corrections().stream().map(Correction::text).toList(),
                PARAGRAPH);
        fieldLengthLimits.text(FrontMatterField.WITHDRAWN, "reason of the withdrawal", manuscript.withdrawn().flatMap(it -> it.reason()), PARAGRAPH);
        fieldLengthLimits.text(FrontMatterField.REPLACED_BY, "name of what replaces it", manuscript.replacedBy(), HEADLINE);
        fieldLengthLimits.picture(manuscript.picture());
        return fieldLengthLimits.fits;
    }

    /** Judges the picture of a section or an author. */
    static void judge(Optional<ImageReference> picture, FrontMatterFields frontMatterFields, ProblemCollector problemCollector) {
        new FieldLengthLimits(frontMatterFields, problemCollector).picture(picture);
    }

    private void picture(Optional<ImageReference> picture) {
        text(FrontMatterField.IMAGE, "place of the picture", picture.map(ImageReference::src), ADDRESS);
        text(FrontMatterField.IMAGE, "description of the picture", picture.flatMap(ImageReference::alt), ADDRESS);
        text(FrontMatterField.IMAGE, "caption of the picture", picture.flatMap(ImageReference::caption), PARAGRAPH);
        text(FrontMatterField.IMAGE, "credit of the picture", picture.flatMap(ImageReference::credit), NAME);
    }

    private void text(FrontMatterField frontMatterField, String what, Optional<String> text, int longest) {
        texts(frontMatterField, what, text.stream().toList(), longest);
    }

    private void texts(FrontMatterField frontMatterField, String what, Collection<String> texts, int longest) {
        Stream<String> tooLong = texts.stream().filter(text -> text.length() > longest);
        tooLong.findFirst().ifPresent(text -> {
            fits = false;
            problemCollector.error(frontMatterFields.at(frontMatterField),
                    "the %s that begins with %s has %,d characters, more than the %,d that can be kept".formatted(what,
                            ProblemCollector.quote(text), text.length(), longest),
                    "Write it shorter; what is longer belongs into the text.");
        });
    }
}
