package press.broadsheet.pages.view;

/**
 * The masthead's link under which a page stands.
 *
 * @param current {@code page} where the link leads to the page itself, else {@code true} (WAI-ARIA 1.2, aria-current)
 */
public record CurrentSection(String address, String current) {

    public static CurrentSection ofPage(String address) {
        return new CurrentSection(address, "page");
    }

    public static CurrentSection ofAncestor(String address) {
        return new CurrentSection(address, "true");
    }
}
