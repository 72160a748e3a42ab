package press.broadsheet.manuscript;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import press.broadsheet.publication.Correction;
import press.broadsheet.publication.Picture;
import press.broadsheet.publication.Source;

/** Refuses what is longer than the archive's columns: there it would fail without a line. A test holds the two together. */
final class Lengths {

    private static final int NAME = 1_000;
    private static final int HEADLINE = 2_000;
    private static final int ADDRESS = 4_000;
    private static final int PARAGRAPH = 10_000;
    private static final int LANGUAGE = 60;

    private final Fields fields;
    private final Problems problems;
    private boolean fits = true;

    private Lengths(Fields fields, Problems problems) {
        this.fields = fields;
        this.problems = problems;
    }

    /** Whether all that a manuscript says fits; the long texts themselves are judged once they are set. */
    static boolean judge(Manuscript manuscript, Fields fields, Problems problems) {
        Lengths lengths = new Lengths(fields, problems);
        lengths.text(Field.TITLE, "headline", Optional.of(manuscript.headline()), HEADLINE);
        lengths.text(Field.STANDFIRST, "standfirst", manuscript.standfirst(), PARAGRAPH);
        lengths.text(Field.ID, "id", manuscript.id(), NAME);
        lengths.text(Field.LANGUAGE, "tag of a language", manuscript.language().map(Locale::toLanguageTag), LANGUAGE);
        lengths.text(Field.TRANSLATION_KEY, "translation key", manuscript.translationKey(), NAME);
        lengths.text(Field.DATELINE, "dateline", manuscript.dateline(), NAME);
        lengths.text(Field.SECTION, "name of a section", manuscript.section(), NAME);
        lengths.texts(Field.TAGS, "tag", manuscript.tags(), NAME);
        lengths.texts(Field.AUTHORS, "name of an author", manuscript.authors(), NAME);
        lengths.text(Field.SOURCE, "source", manuscript.source().map(Source::name), NAME);
        lengths.text(fields.all(Field.ORIGINAL).isEmpty() ? Field.SOURCE : Field.ORIGINAL, "address of the original",
                manuscript.source().flatMap(Source::url), ADDRESS);
        lengths.texts(Field.CORRECTIONS, "correction", manuscript.corrections().stream().map(Correction::text).toList(),
                PARAGRAPH);
        lengths.text(Field.WITHDRAWN, "reason of the withdrawal", manuscript.withdrawn().flatMap(it -> it.reason()), PARAGRAPH);
        lengths.text(Field.REPLACED_BY, "name of what replaces it", manuscript.replacedBy(), HEADLINE);
        lengths.picture(manuscript.picture());
        return lengths.fits;
    }

    /** Judges the picture of a section or an author. */
    static void judge(Optional<Picture> picture, Fields fields, Problems problems) {
        new Lengths(fields, problems).picture(picture);
    }

    private void picture(Optional<Picture> picture) {
        text(Field.IMAGE, "place of the picture", picture.map(Picture::src), ADDRESS);
        text(Field.IMAGE, "description of the picture", picture.flatMap(Picture::alt), ADDRESS);
        text(Field.IMAGE, "caption of the picture", picture.flatMap(Picture::caption), PARAGRAPH);
        text(Field.IMAGE, "credit of the picture", picture.flatMap(Picture::credit), NAME);
    }

    private void text(Field field, String what, Optional<String> text, int longest) {
        texts(field, what, text.stream().toList(), longest);
    }

    private void texts(Field field, String what, Collection<String> texts, int longest) {
        Stream<String> tooLong = texts.stream().filter(text -> text.length() > longest);
        tooLong.findFirst().ifPresent(text -> {
            fits = false;
            problems.error(fields.at(field),
                    "the %s that begins with %s has %,d characters, more than the %,d that can be kept".formatted(what,
                            Problems.quote(text), text.length(), longest),
                    "Write it shorter; what is longer belongs into the text.");
        });
    }
}
