package press.broadsheet.manuscript.text;

/** The lines of the file on which the values of fields stand; 1 where a field is not given. */
public record FieldLines(int id, int slug, int date, int updated, int section, int tags, int authors) {

    public static final FieldLines NONE = new FieldLines(1, 1, 1, 1, 1, 1, 1);
}
