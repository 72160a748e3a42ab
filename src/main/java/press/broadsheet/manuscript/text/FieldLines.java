package press.broadsheet.manuscript.text;

/** The line of each field's value in the file; 1 if the field is missing. */
public record FieldLines(int id, int slug, int date, int updated, int section, int tags, int authors) {

    public static final FieldLines NONE = new FieldLines(1, 1, 1, 1, 1, 1, 1);
}
