package press.broadsheet.pages.view;

/** One step of the way from the front page to a page: what the page is called, and where it stands. */
public record NamedLink(String name, String address) {}
