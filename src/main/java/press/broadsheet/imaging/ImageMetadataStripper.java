package press.broadsheet.imaging;

import java.util.Optional;

/**
 * Removes metadata such as location, author and camera before an image is published. Only the orientation is kept. The pixel
 * data is not changed.
 */
public final class ImageMetadataStripper {

    private ImageMetadataStripper() {}

    /** The image without metadata, or unchanged if it has none; empty if it is too damaged to parse. */
    public static Optional<byte[]> strip(String type, byte[] image) {
        try {
            return Optional.of(switch (type) {
                case "image/jpeg" -> JpegMetadata.strip(image);
                case "image/png" -> PngMetadata.strip(image);
                case "image/webp" -> WebpMetadata.strip(image);
                default -> image;
            });
        } catch (IndexOutOfBoundsException broken) {
            return Optional.empty();
        }
    }
}
