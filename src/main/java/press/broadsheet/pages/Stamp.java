package press.broadsheet.pages;

/** A moment as a page tells it: to machines in {@code datetime} (HTML Standard, 4.5.14), to people in words. */
record Stamp(String iso, String text) {}
