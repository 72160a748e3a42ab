package press.broadsheet.manuscript;

/** The interface's own words inside an article, most of them heard and not seen; in English until there are bundles. */
final class Wording {

    String footnote(int number) {
        return "Footnote " + number;
    }

    String backToText(int note, int reference) {
        return "Back to the text, note " + note + (reference == 1 ? "" : ", place " + reference);
    }

    String aside() {
        return "Aside";
    }

    String table(int number) {
        return "Table " + number;
    }

    String details() {
        return "Details";
    }

    String linkToSection() {
        return "Link to this section";
    }

    String task(boolean done) {
        return done ? "Done" : "To do";
    }
}
