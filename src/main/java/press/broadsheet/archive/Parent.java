package press.broadsheet.archive;

/** Whose links and pictures they are. The tables of articles and of standing pages are named alike. */
public enum Parent {
    ARTICLE("article"), PAGE("page");

    private final String table;

    Parent(String table) {
        this.table = table;
    }

    /** The statement for its tables; {@code %s} stands for the name that they begin with. */
    String in(String sql) {
        return sql.replace("%s", table);
    }
}
