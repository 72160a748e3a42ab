package press.broadsheet.manuscript.frontmatter;

/** How front matter can be written. */
public enum FrontMatterFormat {
    YAML("---"), TOML("+++"), JSON("{"), NONE("");

    private final String fence;

    FrontMatterFormat(String fence) {
        this.fence = fence;
    }

    /** The line above and below the fields; JSON's own brace does as much. */
    String fence() {
        return fence;
    }

    /** A field as it is written here; the value is spelled as in JSON, which is right in all of them. */
    public String field(String key, String value) {
        return switch (this) {
            case TOML -> "`" + key + " = " + value.replaceAll("\"(\\w+)\": ", "$1 = ") + "`";
            case JSON -> "`\"" + key + "\": " + value + "`";
            case YAML, NONE -> "`" + key + ": " + value + "`";
        };
    }
}
