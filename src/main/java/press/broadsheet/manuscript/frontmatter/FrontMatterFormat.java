package press.broadsheet.manuscript.frontmatter;

/** The formats of front matter. */
public enum FrontMatterFormat {
    YAML("---"), TOML("+++"), JSON("{"), NONE("");

    private final String fence;

    FrontMatterFormat(String fence) {
        this.fence = fence;
    }

    /** The line above and below the fields; for JSON the opening brace. */
    String fence() {
        return fence;
    }

    /**
     * Writes a field in this format, as an example for editors. The value is in JSON syntax, which is valid in all formats.
     */
    public String field(String key, String value) {
        return switch (this) {
            case TOML -> "`" + key + " = " + value.replaceAll("\"(\\w+)\": ", "$1 = ") + "`";
            case JSON -> "`\"" + key + "\": " + value + "`";
            case YAML, NONE -> "`" + key + ": " + value + "`";
        };
    }
}
