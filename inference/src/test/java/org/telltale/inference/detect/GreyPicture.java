package org.telltale.inference.detect;

import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import org.telltale.inference.image.Plane;
import org.telltale.inference.media.Box;
import org.telltale.inference.metadata.Orientation;

/** A grey picture that tests render, compress, cut and paste. Immutable. */
public final class GreyPicture {
    private final int width;
    private final int height;
    private final double[] values;

    private GreyPicture(int width, int height, double[] values) {
        this.width = width;
        this.height = height;
        this.values = values;
    }

    /** A value for each pixel. */
    public static GreyPicture of(int width, int height, Shade shade) {
        double[] values = new double[width * height];
        for (int i = 0; i < values.length; i++) {
            values[i] = shade.at(i % width, i / width);
        }
        return new GreyPicture(width, height, values).rounded();
    }

    /**
     * A scene of shaded ground, discs and stripes of several sizes, then white noise.
     *
     * @param sigma of the noise, grey levels
     */
    public static GreyPicture scene(int width, int height, double sigma, long seed) {
        Random random = new Random(seed);
        double[][] waves = new double[6][];
        for (int i = 0; i < waves.length; i++) {
            double length = 12 * Math.pow(40, random.nextDouble());
            double angle = random.nextDouble() * Math.PI;
            waves[i] =
                    new double[] {
                        2 * Math.PI / length * Math.cos(angle),
                        2 * Math.PI / length * Math.sin(angle),
                        random.nextDouble() * 6,
                        4 + length / 20
                    };
        }
        double[][] discs = new double[8][];
        for (int i = 0; i < discs.length; i++) {
            discs[i] =
                    new double[] {
                        random.nextDouble() * width,
                        random.nextDouble() * height,
                        (0.03 + 0.12 * random.nextDouble()) * width,
                        random.nextGaussian() * 18
                    };
        }
        return of(
                        width,
                        height,
                        (x, y) -> {
                            double value = 110 + 50.0 * x / width - 30.0 * y / height;
                            for (double[] w : waves) {
                                value += w[3] * Math.sin(w[0] * x + w[1] * y + w[2]);
                            }
                            for (double[] d : discs) {
                                double r = Math.hypot(x - d[0], y - d[1]);
                                value += d[3] / (1 + Math.exp((r - d[2]) / 2));
                            }
                            return 20 + 215 / (1 + Math.exp(-(value - 128) / 60));
                        })
                .withNoise(sigma, null, seed + 1);
    }

    /** White noise of that strength added, everywhere or inside a box. */
    public GreyPicture withNoise(
            double sigma, @org.jspecify.annotations.Nullable Box box, long seed) {
        Random random = new Random(seed);
        double[] out = values.clone();
        for (int i = 0; i < out.length; i++) {
            double noise = random.nextGaussian() * sigma;
            if (box == null || box.contains(i % width, i / width)) {
                out[i] += noise;
            }
        }
        return new GreyPicture(width, height, out).rounded();
    }

    /** Averaged over 3×3 pixels inside a box. */
    public GreyPicture smoothed(Box box) {
        double[] out = values.clone();
        for (int y = box.y1(); y < box.y2(); y++) {
            for (int x = box.x1(); x < box.x2(); x++) {
                double sum = 0;
                for (int dy = -1; dy <= 1; dy++) {
                    for (int dx = -1; dx <= 1; dx++) {
                        sum += values[(y + dy) * width + x + dx];
                    }
                }
                out[y * width + x] = sum / 9;
            }
        }
        return new GreyPicture(width, height, out).rounded();
    }

    /**
     * Another picture's pixels over this one's inside a box, its pixel (0, 0) at {@code dx, dy}.
     */
    public GreyPicture pasted(GreyPicture other, Box box, int dx, int dy) {
        double[] out = values.clone();
        for (int y = box.y1(); y < box.y2(); y++) {
            for (int x = box.x1(); x < box.x2(); x++) {
                out[y * width + x] = other.values[(y - dy) * other.width + x - dx];
            }
        }
        return new GreyPicture(width, height, out);
    }

    /** The part from that pixel on. */
    public GreyPicture croppedFrom(int left, int top) {
        return of(width - left, height - top, (x, y) -> values[(y + top) * width + x + left]);
    }

    /** Every value changed. */
    public GreyPicture mapped(DoubleUnaryOperator change) {
        return of(width, height, (x, y) -> change.applyAsDouble(values[y * width + x]));
    }

    /** This stored picture as it is shown under an orientation tag. */
    public GreyPicture upright(Orientation orientation) {
        int w = orientation.swapsAxes() ? height : width;
        int h = orientation.swapsAxes() ? width : height;
        return of(
                w,
                h,
                (x, y) -> {
                    int sx =
                            switch (orientation) {
                                case UPRIGHT, FLIPPED -> x;
                                case MIRRORED, ROTATED_180 -> w - 1 - x;
                                case TRANSPOSED, ROTATED_90_CW -> y;
                                case TRANSVERSED, ROTATED_90_CCW -> h - 1 - y;
                            };
                    int sy =
                            switch (orientation) {
                                case UPRIGHT, MIRRORED -> y;
                                case FLIPPED, ROTATED_180 -> h - 1 - y;
                                case TRANSPOSED, ROTATED_90_CCW -> x;
                                case TRANSVERSED, ROTATED_90_CW -> w - 1 - x;
                            };
                    return values[sy * width + sx];
                });
    }

    /** Through a JPEG of that quality and back. */
    public GreyPicture jpeg(int quality) throws IOException {
        return read(jpegFile(quality));
    }

    /** As a JPEG file. */
    public byte[] jpegFile(int quality) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (var stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(quality / 100f);
            writer.write(null, new IIOImage(image(), null, null), param);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    /** As a PNG file. */
    public byte[] pngFile() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image(), "png", out);
        return out.toByteArray();
    }

    /** Width in pixels. */
    public int width() {
        return width;
    }

    /** Height in pixels. */
    public int height() {
        return height;
    }

    /** The pixels as detectors measure them. */
    public Plane plane() {
        float[] plane = new float[values.length];
        for (int i = 0; i < plane.length; i++) {
            plane[i] = (float) values[i];
        }
        return new Plane(width, height, plane);
    }

    private GreyPicture rounded() {
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.clamp(Math.rint(values[i]), 0, 255);
        }
        return this;
    }

    private BufferedImage image() {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        WritableRaster raster = image.getRaster();
        for (int i = 0; i < values.length; i++) {
            raster.setSample(i % width, i / width, 0, (int) values[i]);
        }
        return image;
    }

    private static GreyPicture read(byte[] file) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
        return of(
                image.getWidth(),
                image.getHeight(),
                (x, y) -> image.getRaster().getSample(x, y, 0));
    }

    /** A grey level for a pixel. */
    @FunctionalInterface
    public interface Shade {
        double at(int x, int y);
    }
}
