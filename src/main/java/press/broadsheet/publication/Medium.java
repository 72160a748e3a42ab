package press.broadsheet.publication;

/**
 * A picture or file that an article shows or links to, at an address that always holds the same bytes.
 *
 * @param address percent-encoded path of this site
 * @param type its media type, told from its bytes
 * @param width in pixels, as it is shown; 0 where it has none
 * @param height in pixels, as it is shown; 0 where it has none
 * @param size in bytes
 */
public record Medium(String address, String type, int width, int height, long size) {

    public boolean isPicture() {
        return type.startsWith("image/");
    }
}
