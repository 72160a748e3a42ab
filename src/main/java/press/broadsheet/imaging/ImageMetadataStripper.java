package press.broadsheet.imaging;

import java.util.Optional;

/**
 * What a camera or an editor's tools wrote into a picture beside what it shows: where it was taken, by whom, with what. None
 * of it is published but which way up the picture is. The picture itself is not touched.
 */
public final class ImageMetadataStripper {

    private ImageMetadataStripper() {}

    /** The picture without them, itself where it had none; empty for one too broken to be searched. */
    public static Optional<byte[]> strip(String type, byte[] picture) {
        try {
            return Optional.of(switch (type) {
                case "image/jpeg" -> JpegMetadata.strip(picture);
                case "image/png" -> PngMetadata.strip(picture);
                case "image/webp" -> WebpMetadata.strip(picture);
                default -> picture;
            });
        } catch (IndexOutOfBoundsException broken) {
            return Optional.empty();
        }
    }
}
