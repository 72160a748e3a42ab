package press.broadsheet.edge;

/** One field of an answer's head. */
public record Header(String name, String value) {}
