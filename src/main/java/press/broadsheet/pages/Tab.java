package press.broadsheet.pages;

/**
 * The masthead's link under which a page stands.
 *
 * @param current {@code page} where the link leads to the page itself, else {@code true} (WAI-ARIA 1.2, aria-current)
 */
record Tab(String address, String current) {

    static Tab itself(String address) {
        return new Tab(address, "page");
    }

    static Tab above(String address) {
        return new Tab(address, "true");
    }
}
