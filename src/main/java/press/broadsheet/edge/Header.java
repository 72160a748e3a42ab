package press.broadsheet.edge;

/** One field of an answer's head. */
record Header(String name, String value) {}
