package press.broadsheet.imaging;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.stream.ImageOutputStream;

/** Real images of every format, with metadata as cameras write it. Their GPS latitude is 48.2082 N. */
public final class SampleImages {

    static final String GPS_LATITUDE = "48.2082";

    private SampleImages() {}

    /** Red in the upper left quarter, otherwise blue; with noise, so that it compresses like a photograph. */
    static BufferedImage draw(int width, int height, int type) {
        BufferedImage scene = new BufferedImage(width, height, type);
        Graphics2D pen = scene.createGraphics();
        pen.setPaint(new GradientPaint(0, 0, new Color(0, 0, 120), width, height, new Color(0, 0, 255)));
        pen.fillRect(0, 0, width, scene.getColorModel().hasAlpha() ? height / 2 : height);
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, width / 2, height / 2);
        pen.dispose();
        Random grain = new Random(1);
        for (int i = 0; i < width * height / 4; i++) {
            int x = grain.nextInt(width);
            int y = grain.nextInt(height / 2);
            scene.setRGB(x, y, scene.getRGB(x, y) ^ grain.nextInt(32) << 8);
        }
        return scene;
    }

    public static byte[] jpeg(int width, int height) {
        return encode(draw(width, height, BufferedImage.TYPE_INT_RGB), "jpg");
    }

    /** An image with a transparent lower half. */
    public static byte[] png(int width, int height) {
        return encode(draw(width, height, BufferedImage.TYPE_INT_ARGB), "png");
    }

    public static byte[] encode(BufferedImage image, String format) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(image, format, bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** A WebP of 1000 × 500 pixels that Chromium wrote: {@code opaque} or {@code alpha}. */
    public static byte[] webp(String name) throws IOException {
        try (InputStream bytes = SampleImages.class.getResourceAsStream("/pictures/" + name + ".webp")) {
            return bytes.readAllBytes();
        }
    }

    static byte[] progressiveJpeg(int width, int height) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam settings = writer.getDefaultWriteParam();
        settings.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(draw(width, height, BufferedImage.TYPE_INT_RGB), null, null), settings);
        }
        return bytes.toByteArray();
    }

    /** A PNG of zeros: a few kilobytes, whatever its dimensions. */
    public static byte[] emptyPng(int width, int height, int depth, int colourType, boolean interlaced) {
        int samples = switch (colourType) {
            case 2 -> 3;
            case 4 -> 2;
            case 6 -> 4;
            default -> 1;
        };
        byte[] header = ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) depth).put((byte) colourType)
                .put((byte) 0).put((byte) 0).put((byte) (interlaced ? 1 : 0)).array();
        ByteArrayOutputStream pixels = new ByteArrayOutputStream();
        byte[] row = new byte[1 + (int) (((long) width * samples * depth + 7) / 8)];
        try (DeflaterOutputStream deflated = new DeflaterOutputStream(pixels)) {
            for (int y = 0; y < height * (interlaced ? 2 : 1); y++) { // Adam7 has a filter byte for each row of each pass
                deflated.write(row);
            }
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        byte[] palette = colourType == 3 ? pngChunk("PLTE", new byte[6]) : new byte[0];
        return join(new byte[]{(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}, pngChunk("IHDR", header), palette,
                pngChunk("IDAT", pixels.toByteArray()), pngChunk("IEND", new byte[0]));
    }

    /** A CMYK JPEG. */
    public static byte[] cmykJpeg(int width, int height) throws IOException {
        WritableRaster inks = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, height, 4, null);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(inks, null, null), null);
        }
        return bytes.toByteArray();
    }

    public static byte[] animatedGif(int width, int height) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BufferedImage frame = draw(width, height, BufferedImage.TYPE_INT_RGB);
        IIOMetadata settings = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(frame), null);
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            writer.writeToSequence(new IIOImage(frame, null, settings), null);
            writer.writeToSequence(new IIOImage(frame, null, settings), null);
            writer.endWriteSequence();
        }
        return bytes.toByteArray();
    }

    /** Exif data with orientation and location. */
    static byte[] exif(int orientation) {
        byte[] place = ("GPSLatitude " + GPS_LATITUDE).getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(26 + place.length).order(ByteOrder.LITTLE_ENDIAN).putInt(0x002A4949).putInt(8)
                .putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1).putInt(orientation).putInt(0)
                .put(place).array();
    }

    public static byte[] withExif(byte[] jpeg, int orientation) {
        byte[] exif = join("Exif\0\0".getBytes(StandardCharsets.US_ASCII), exif(orientation));
        byte[] trailer = ("MPF: another image, at " + GPS_LATITUDE).getBytes(StandardCharsets.US_ASCII);
        return join(new byte[]{(byte) 0xFF, (byte) 0xD8}, jpegSegment(0xE1, exif), jpegSegment(0xED, GPS_LATITUDE.getBytes(
                StandardCharsets.US_ASCII)), jpegSegment(0xFE, GPS_LATITUDE.getBytes(StandardCharsets.US_ASCII)),
                Arrays.copyOfRange(jpeg, 2, jpeg.length), trailer);
    }

    private static byte[] jpegSegment(int marker, byte[] data) {
        return join(ByteBuffer.allocate(4).put((byte) 0xFF).put((byte) marker).putShort((short) (data.length + 2)).array(), data);
    }

    static byte[] pngWithExif(byte[] png, int orientation) {
        byte[] text = ("Comment\0" + GPS_LATITUDE).getBytes(StandardCharsets.US_ASCII);
        int headerEnd = 33;
        return join(Arrays.copyOf(png, headerEnd), pngChunk("eXIf", exif(orientation)), pngChunk("tEXt", text),
                pngChunk("zTXt", text), pngChunk("iTXt", text), pngChunk("tIME", new byte[7]),
                Arrays.copyOfRange(png, headerEnd, png.length), text);
    }

    public static byte[] pngChunk(String name, byte[] data) {
        CRC32 checksum = new CRC32();
        byte[] named = join(name.getBytes(StandardCharsets.US_ASCII), data);
        checksum.update(named);
        return join(ByteBuffer.allocate(4).putInt(data.length).array(), named,
                ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array());
    }

    /** @param webp of 1000 × 500 pixels */
    static byte[] webpWithExif(byte[] webp, int orientation) {
        ByteBuffer canvas = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN).putInt(0x0C).put((byte) 0xE7).put((byte) 3)
                .put((byte) 0).put((byte) 0xF3).put((byte) 1).put((byte) 0);
        ImageChunk pixels = ImageChunk.parseWebp(webp).stream().filter(imageChunk -> imageChunk.name().equals("VP8 ")).findFirst()
                .orElseThrow();
        byte[] parts = join(riffChunk("VP8X", canvas.array()),
                Arrays.copyOfRange(webp, pixels.headerOffset(), pixels.endOffset()),
                riffChunk("EXIF", exif(orientation)), riffChunk("XMP ", GPS_LATITUDE.getBytes(StandardCharsets.US_ASCII)));
        return riffChunk("RIFF", join("WEBP".getBytes(StandardCharsets.US_ASCII), parts));
    }

    public static byte[] riffChunk(String name, byte[] data) {
        return join(name.getBytes(StandardCharsets.US_ASCII),
                ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(data.length).array(), data,
                new byte[data.length & 1]);
    }

    public static byte[] join(byte[]... parts) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }
}
