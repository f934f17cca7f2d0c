package org.telltale.inference.worker;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Pictures that the tests make themselves, every pixel different enough to tell where it went. */
public final class TestPicture {
    private TestPicture() {}

    /** Red grows to the right, green downwards, blue is a fine chequer. */
    public static BufferedImage colour(int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.setRGB(x, y, rgb(x, y, width, height));
            }
        }
        return picture;
    }

    /** What {@link #colour} has at a pixel, as 0xRRGGBB. */
    public static int rgb(int x, int y, int width, int height) {
        int red = 255 * x / Math.max(1, width - 1);
        int green = 255 * y / Math.max(1, height - 1);
        int blue = (x + y) % 2 == 0 ? 40 : 200;
        return red << 16 | green << 8 | blue;
    }

    /** Encodes with Java's own writer. */
    public static byte[] encode(BufferedImage picture, String format) throws IOException {
        return encode(picture, format, false);
    }

    /** The same, progressive or interlaced if asked. */
    public static byte[] encode(BufferedImage picture, String format, boolean progressive)
            throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            ImageWriteParam param = writer.getDefaultWriteParam();
            if (progressive) {
                param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            }
            writer.write(null, new IIOImage(picture, null, null), param);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    /** A decoded pixel as 0xAARRGGBB. */
    public static int argb(Pixels pixels, int x, int y) {
        return pixels.bgra()
                .get(
                        ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN),
                        4L * (y * pixels.width() + x));
    }

    /** A pixel for a failure message. */
    public static String hex(int argb) {
        return String.format(Locale.ROOT, "%08x", argb);
    }
}
