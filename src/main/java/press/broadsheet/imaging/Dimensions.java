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
 * How large a picture is, as its header says: no pixel is decoded, so that a small file that claims to be huge is found out
 * before it fills the memory.
 */
public record Dimensions(int width, int height) {

    private static final Pattern SVG_LENGTH = Pattern.compile("\\s*([0-9]{1,7}(?:\\.[0-9]{1,9})?)(?:px)?\\s*");
    private static final Pattern SVG_VIEW_BOX =
            Pattern.compile("[^\\s,]+[\\s,]+[^\\s,]+[\\s,]+([0-9.]{1,9})[\\s,]+([0-9.]{1,9})\\s*");

    /** Of SVG without a size: browsers draw it so (CSS 2, section 10.3.2). */
    private static final Dimensions SVG_DEFAULT = new Dimensions(300, 150);

    long pixelCount() {
        return (long) width * height;
    }

    /** As it is shown, if its camera noted that it lies on its side. */
    private Dimensions applyOrientation(String type, byte[] picture) {
        return ExifOrientation.swapsDimensions(ExifOrientation.read(type, picture))
                ? new Dimensions(/* width= */ height, /* height= */ width)
                : this;
    }

    /** Empty for what is broken, or ends too early. */
    static Optional<Dimensions> read(String type, byte[] picture) {
        try {
            Optional<Dimensions> measure = switch (type) {
                case MediaTypeSniffer.SVG -> readSvg(picture);
                case "image/webp" -> readWebp(picture);
                case "image/jpeg" -> readHeader(picture).filter(_ -> containsMarker(picture, "\u00FF\u00D9"));
                case "image/png" -> readHeader(picture).filter(_ -> containsMarker(picture, "IEND\u00AEB`\u0082"));
                default -> readHeader(picture);
            };
            return measure.map(raw -> raw.applyOrientation(type, picture));
        } catch (IOException | XMLStreamException | RuntimeException broken) { // the readers throw what they like
            return Optional.empty();
        }
    }

    private static Optional<Dimensions> readHeader(byte[] picture) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(picture))) {
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

    private static boolean containsMarker(byte[] picture, String mark) {
        return new String(picture, StandardCharsets.ISO_8859_1).lastIndexOf(mark) > 0;
    }

    /** RFC 9649, section 2.7: the canvas of what does not move is as large as the picture on it. */
    private static Optional<Dimensions> readWebp(byte[] webp) {
        ByteBuffer bytes = ByteBuffer.wrap(webp).order(ByteOrder.LITTLE_ENDIAN);
        List<ImageChunk> parts = ImageChunk.parseWebp(webp);
        Optional<Dimensions> still = parts.stream().flatMap(imageChunk -> readBitstream(imageChunk, bytes).stream()).findFirst();
        Optional<Dimensions> canvas = Optional.of(parts.getFirst()).filter(imageChunk -> imageChunk.name().equals("VP8X"))
                .map(imageChunk -> new Dimensions(
                        (bytes.getInt(imageChunk.dataOffset() + 4) & 0xFFFFFF) + 1,
                        (bytes.getInt(imageChunk.dataOffset() + 6) >>> 8) + 1));
        boolean lies = canvas.isPresent() && still.isPresent() && !still.equals(canvas);
        return lies ? Optional.empty() : canvas.or(() -> still);
    }

    /** RFC 9649, sections 2.5 and 2.6. */
    private static Optional<Dimensions> readBitstream(ImageChunk imageChunk, ByteBuffer bytes) {
        int at = imageChunk.dataOffset();
        return switch (imageChunk.name()) {
            case "VP8 " -> Optional.of(new Dimensions(bytes.getShort(at + 6) & 0x3FFF, bytes.getShort(at + 8) & 0x3FFF));
            case "VP8L" -> {
                int sizes = bytes.getInt(at + 1);
                yield Optional.of(new Dimensions((sizes & 0x3FFF) + 1, (sizes >>> 14 & 0x3FFF) + 1));
            }
            default -> Optional.empty();
        };
    }

    /** Read to its end, without ever following a document type or an entity. */
    private static Optional<Dimensions> readSvg(byte[] picture) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(picture));
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
