package press.broadsheet.pages.view;

/** A moment as a page tells it: to machines in {@code datetime} (HTML Standard, 4.5.14), to people in words. */
public record TimeElement(String iso, String text) {}
