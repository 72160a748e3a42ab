package press.broadsheet.imaging;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageOutputStream;
import javax.imageio.stream.ImageOutputStream;

/** A decoded image. Redrawing converts it to sRGB, the colour space that browsers assume. */
record RasterImage(BufferedImage image) {

    private static final float JPEG_QUALITY = 0.8f;

    /** ImageIO's PNG setting for the smallest file. */
    private static final float PNG_QUALITY = 0;

    int width() {
        return image.getWidth();
    }

    int height() {
        return image.getHeight();
    }

    boolean hasAlpha() {
        return image.getColorModel().hasAlpha();
    }

    /**
     * Halves the image until less than a factor of two remains: one bilinear step reads only four pixels and would skip the
     * others.
     */
    RasterImage scaledTo(int width, int height) {
        RasterImage reduced = this;
        while (reduced.width() >= 2 * width && reduced.height() >= 2 * height) {
            reduced = reduced.transformed(Math.max(width, reduced.width() / 2), Math.max(height, reduced.height() / 2));
        }
        return reduced.transformed(width, height);
    }

    private RasterImage transformed(int width, int height) {
        AffineTransform scale = AffineTransform.getScaleInstance((double) width / width(), (double) height / height());
        return transformed(width, height, scale);
    }

    private RasterImage transformed(int width, int height, AffineTransform transform) {
        // premultiplied alpha, so that the colour of transparent pixels does not bleed into the edges
        BufferedImage canvas = new BufferedImage(
                width, height, hasAlpha() ? BufferedImage.TYPE_INT_ARGB_PRE : BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = canvas.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
        graphics.drawImage(image, transform, null);
        graphics.dispose();
        return new RasterImage(canvas);
    }

    /** Applies the Exif orientation (Exif 2.32, tag 0x0112). */
    RasterImage applyOrientation(int orientation) {
        int w = width();
        int h = height();
        return switch (orientation) {
            case 2 -> transformed(w, h, new AffineTransform(-1, 0, 0, 1, w, 0));
            case 3 -> transformed(w, h, new AffineTransform(-1, 0, 0, -1, w, h));
            case 4 -> transformed(w, h, new AffineTransform(1, 0, 0, -1, 0, h));
            case 5 -> transformed(h, w, new AffineTransform(0, 1, 1, 0, 0, 0));
            case 6 -> transformed(h, w, new AffineTransform(0, 1, -1, 0, h, 0));
            case 7 -> transformed(h, w, new AffineTransform(0, -1, -1, 0, h, w));
            case 8 -> transformed(h, w, new AffineTransform(0, -1, 1, 0, 0, w));
            default -> this;
        };
    }

    /** Writes directly to the file, since the size is known only afterwards. */
    void writeJpeg(Path file) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam settings = writer.getDefaultWriteParam();
        settings.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        write(file, writer, settings, JPEG_QUALITY, image);
    }

    void writePng(Path file) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        BufferedImage plain = new BufferedImage(
                width(), height(), hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = plain.createGraphics();
        graphics.drawImage(image, 0, 0, null);
        graphics.dispose();
        write(file, writer, writer.getDefaultWriteParam(), PNG_QUALITY, plain);
    }

    private static void write(Path file, ImageWriter writer, ImageWriteParam settings, float quality, BufferedImage image)
            throws IOException {
        try (ImageOutputStream out = new FileImageOutputStream(file.toFile())) {
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), settings);
        } finally {
            writer.dispose();
        }
    }
}
