package press.broadsheet.pages;

/** One step of the way from the front page to a page: what the page is called, and where it stands. */
record Crumb(String name, String address) {}
