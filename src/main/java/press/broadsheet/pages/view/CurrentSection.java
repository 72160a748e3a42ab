package press.broadsheet.pages.view;

/**
 * The masthead link that a page belongs to.
 *
 * @param current {@code page} if the link is to the page itself, else {@code true} (WAI-ARIA 1.2, aria-current)
 */
public record CurrentSection(String address, String current) {

    public static CurrentSection ofPage(String address) {
        return new CurrentSection(address, "page");
    }

    public static CurrentSection ofAncestor(String address) {
        return new CurrentSection(address, "true");
    }
}
