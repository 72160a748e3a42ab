package press.broadsheet.pages.view;

/** A link with its text, such as one breadcrumb. */
public record NamedLink(String name, String address) {}
