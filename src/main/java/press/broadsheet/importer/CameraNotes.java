package press.broadsheet.importer;

import java.util.Optional;

/**
 * What a camera or an editor's tools wrote into a picture beside what it shows: where it was taken, by whom, with what. None
 * of it is published but which way up the picture is. The picture itself is not touched.
 */
final class CameraNotes {

    private CameraNotes() {}

    /** The picture without them, itself where it had none; empty for one too broken to be searched. */
    static Optional<byte[]> erased(String type, byte[] picture) {
        try {
            return Optional.of(switch (type) {
                case "image/jpeg" -> JpegNotes.erased(picture);
                case "image/png" -> PngNotes.erased(picture);
                case "image/webp" -> WebpNotes.erased(picture);
                default -> picture;
            });
        } catch (IndexOutOfBoundsException broken) {
            return Optional.empty();
        }
    }
}
