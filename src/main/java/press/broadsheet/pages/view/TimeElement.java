package press.broadsheet.pages.view;

/** A date or time on a page: for machines in {@code datetime} (HTML Standard, 4.5.14), for readers as text. */
public record TimeElement(String iso, String text) {}
