package org.telltale.app;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Pictures that the tests make themselves: smooth shapes with sensor-like noise. */
public final class TestPictures {
    private TestPictures() {}

    /** A noisy scene, the same for the same size. */
    public static BufferedImage scene(int width, int height) {
        Random random = new Random(4711);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double shade =
                        120
                                + 60 * Math.sin(x / 23.0) * Math.cos(y / 31.0)
                                + 30 * Math.sin((x + 2.0 * y) / 7.0)
                                + 3 * random.nextGaussian();
                int grey = (int) Math.clamp(shade, 0, 255);
                image.setRGB(x, y, grey << 16 | (grey * 9 / 10) << 8 | grey * 8 / 10);
            }
        }
        return image;
    }

    /** Writes the scene as a JPEG. */
    public static Path jpeg(Path file, int width, int height, int quality) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionQuality(quality / 100f);
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(scene(width, height), null, null), parameters);
        } finally {
            writer.dispose();
        }
        return file;
    }

    /** Writes the scene as a PNG. */
    public static Path png(Path file, int width, int height) throws IOException {
        ImageIO.write(scene(width, height), "png", file.toFile());
        return file;
    }
}
