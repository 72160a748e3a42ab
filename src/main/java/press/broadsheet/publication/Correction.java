package press.broadsheet.publication;

/** What was wrong and is now right, as the editor put it, and when it was set right. */
public record Correction(Moment date, String text) {}
