package press.broadsheet.imaging;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The size of an image, read from its header. No pixels are decoded, so a small file that declares a huge size is detected
 * before it fills the memory.
 */
public record Dimensions(int width, int height) {

    private static final Pattern SVG_LENGTH = Pattern.compile("\\s*([0-9]{1,7}(?:\\.[0-9]{1,9})?)(?:px)?\\s*");
    private static final Pattern SVG_VIEW_BOX =
            Pattern.compile("[^\\s,]+[\\s,]+[^\\s,]+[\\s,]+([0-9.]{1,9})[\\s,]+([0-9.]{1,9})\\s*");

    /** Used by browsers for SVG without a size (CSS 2, section 10.3.2). */
    private static final Dimensions SVG_DEFAULT = new Dimensions(300, 150);

    long pixelCount() {
        return (long) width * height;
    }

    /** Swaps width and height if the Exif orientation requires it. */
    private Dimensions applyOrientation(String type, byte[] image) {
        return ExifOrientation.swapsDimensions(ExifOrientation.read(type, image))
                ? new Dimensions(/* width= */ height, /* height= */ width)
                : this;
    }

    /** Empty if the image is damaged or truncated. */
    static Optional<Dimensions> read(String type, byte[] image) {
        try {
            Optional<Dimensions> stored = switch (type) {
                case MediaTypeSniffer.SVG -> readSvg(image);
                case "image/webp" -> readWebp(image);
                case "image/jpeg" -> readHeader(image).filter(_ -> containsMarker(image, "\u00FF\u00D9"));
                case "image/png" -> readHeader(image).filter(_ -> containsMarker(image, "IEND\u00AEB`\u0082"));
                default -> readHeader(image);
            };
            return stored.map(dimensions -> dimensions.applyOrientation(type, image));
        } catch (IOException | XMLStreamException | RuntimeException broken) { // readers throw arbitrary exceptions
            return Optional.empty();
        }
    }

    private static Optional<Dimensions> readHeader(byte[] image) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(image))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                return Optional.of(new Dimensions(reader.getWidth(0), reader.getHeight(0)));
            } finally {
                reader.dispose();
            }
        }
    }

    private static boolean containsMarker(byte[] image, String marker) {
        return new String(image, StandardCharsets.ISO_8859_1).lastIndexOf(marker) > 0;
    }

    /** RFC 9649, section 2.7: the canvas of a still image has the size of the image. Empty if they differ. */
    private static Optional<Dimensions> readWebp(byte[] webp) {
        ByteBuffer bytes = ByteBuffer.wrap(webp).order(ByteOrder.LITTLE_ENDIAN);
        List<ImageChunk> chunks = ImageChunk.parseWebp(webp);
        Optional<Dimensions> still = chunks.stream().flatMap(chunk -> readBitstream(chunk, bytes).stream()).findFirst();
        Optional<Dimensions> canvas = Optional.of(chunks.getFirst()).filter(chunk -> chunk.name().equals("VP8X"))
                .map(chunk -> new Dimensions(
                        (bytes.getInt(chunk.dataOffset() + 4) & 0xFFFFFF) + 1,
                        (bytes.getInt(chunk.dataOffset() + 6) >>> 8) + 1));
        boolean inconsistent = canvas.isPresent() && still.isPresent() && !still.equals(canvas);
        return inconsistent ? Optional.empty() : canvas.or(() -> still);
    }

    /** RFC 9649, sections 2.5 and 2.6. */
    private static Optional<Dimensions> readBitstream(ImageChunk chunk, ByteBuffer bytes) {
        int at = chunk.dataOffset();
        return switch (chunk.name()) {
            case "VP8 " -> Optional.of(new Dimensions(bytes.getShort(at + 6) & 0x3FFF, bytes.getShort(at + 8) & 0x3FFF));
            case "VP8L" -> {
                int sizes = bytes.getInt(at + 1);
                yield Optional.of(new Dimensions((sizes & 0x3FFF) + 1, (sizes >>> 14 & 0x3FFF) + 1));
            }
            default -> Optional.empty();
        };
    }

    /** Parses the whole file. Document types and external entities are never resolved. */
    private static Optional<Dimensions> readSvg(byte[] image) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(image));
        xml.nextTag();
        if (!xml.getLocalName().equals("svg")) {
            return Optional.empty();
        }
        Dimensions dimensions = readSvgSize(xml);
        while (xml.hasNext()) {
            xml.next();
        }
        return Optional.of(dimensions);
    }

    private static Dimensions readSvgSize(XMLStreamReader svg) {
        Optional<Double> width = parseSvgLength(svg.getAttributeValue(null, "width"));
        Optional<Double> height = parseSvgLength(svg.getAttributeValue(null, "height"));
        if (width.isPresent() && height.isPresent()) {
            return rounded(width.get(), height.get());
        }
        return Stream.ofNullable(svg.getAttributeValue(null, "viewBox"))
                .map(String::strip)
                .map(SVG_VIEW_BOX::matcher)
                .filter(Matcher::matches)
                .map(box -> rounded(Double.parseDouble(box.group(1)), Double.parseDouble(box.group(2))))
                .findFirst()
                .orElse(SVG_DEFAULT);
    }

    private static Optional<Double> parseSvgLength(@Nullable String length) {
        return Optional.ofNullable(length)
                .map(SVG_LENGTH::matcher)
                .filter(Matcher::matches)
                .map(number -> Double.valueOf(number.group(1)));
    }

    private static Dimensions rounded(double width, double height) {
        return new Dimensions((int) Math.max(1, Math.round(width)), (int) Math.max(1, Math.round(height)));
    }
}
