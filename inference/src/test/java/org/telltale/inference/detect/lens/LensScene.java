package org.telltale.inference.detect.lens;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.AnalysisSettings;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.Engine;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.engine.Profile;
import org.telltale.inference.engine.RunListener;
import org.telltale.inference.media.Box;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.metadata.MetadataReader;
import org.telltale.inference.probe.MediaReader;
import org.telltale.inference.verdict.Calibrations;
import org.telltale.inference.verdict.VerdictRule;
import org.telltale.inference.worker.InProcessWorker;

/**
 * A scene of soft discs and stripes seen through a lens that shows red and blue at other scales.
 */
final class LensScene {
    private static final int DISCS = 260;

    private final BufferedImage image;
    private final double[][] discs = new double[DISCS][];

    /**
     * Draws the scene.
     *
     * @param red shift of red at the corner, pixels outwards
     * @param blue likewise
     */
    LensScene(int width, int height, double red, double blue, long seed) {
        image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(seed);
        for (int i = 0; i < DISCS; i++) {
            discs[i] =
                    new double[] {
                        random.nextDouble() * width,
                        random.nextDouble() * height,
                        6 + 26 * random.nextDouble(),
                        random.nextGaussian() * 22
                    };
        }
        double half = Math.hypot(width, height) / 2;
        double[] shades = new double[width * height * 3];
        for (int channel = 0; channel < 3; channel++) {
            double scale = 1 + (channel == 0 ? red : channel == 2 ? blue : 0) / half;
            draw(shades, channel, scale, width, height);
        }
        for (int i = 0; i < width * height; i++) {
            double noise = random.nextGaussian();
            int rgb = 0;
            for (int channel = 0; channel < 3; channel++) {
                double value = shades[3 * i + channel] + noise + random.nextGaussian();
                rgb = rgb << 8 | (int) Math.clamp(Math.rint(value), 0, 255);
            }
            image.setRGB(i % width, i / width, rgb);
        }
    }

    private void draw(double[] shades, int channel, double scale, int width, int height) {
        double middleX = width / 2.0;
        double middleY = height / 2.0;
        for (int i = 0; i < width * height; i++) {
            shades[3 * i + channel] = 110 + 12 * channel;
        }
        for (double[] disc : discs) {
            double x = middleX + (disc[0] - middleX) * scale;
            double y = middleY + (disc[1] - middleY) * scale;
            int reach = (int) (disc[2] + 8);
            for (int py = (int) Math.max(0, y - reach); py < Math.min(height, y + reach); py++) {
                for (int px = (int) Math.max(0, x - reach); px < Math.min(width, x + reach); px++) {
                    double distance = Math.hypot(px + 0.5 - x, py + 0.5 - y);
                    shades[3 * (py * width + px) + channel] +=
                            disc[3] * (1 + 0.2 * channel) / (1 + Math.exp(distance - disc[2]));
                }
            }
        }
    }

    /** Copies what lies at a place to a box. */
    LensScene pasted(Box box, int fromX, int fromY) {
        int[] part = image.getRGB(fromX, fromY, box.width(), box.height(), null, 0, box.width());
        image.setRGB(box.x1(), box.y1(), box.width(), box.height(), part, 0, box.width());
        return this;
    }

    /** Leaves only the part from a corner on. */
    BufferedImage cropped(int left, int top) {
        return image.getSubimage(left, top, image.getWidth() - left, image.getHeight() - top);
    }

    /** What the detector says of it. */
    Outcome outcome(Path folder) throws IOException, MediaException {
        return outcome(image, folder);
    }

    /** What the detector says of a picture. */
    static Outcome outcome(BufferedImage picture, Path folder) throws IOException, MediaException {
        File file = Files.createTempFile(folder, "lens", ".png").toFile();
        ImageIO.write(picture, "png", file);
        try (InProcessWorker worker = new InProcessWorker()) {
            Engine engine =
                    new Engine(
                            new MediaReader(worker, new MetadataReader()),
                            worker,
                            java.util.List.of(new LensDetector(Calibrations.none())),
                            new VerdictRule(1),
                            "test");
            AnalysisSettings thorough =
                    new AnalysisSettings(
                            Profile.THOROUGH,
                            java.util.Set.of(),
                            "cpu",
                            AnalysisSettings.STANDARD.limits());
            Analysis analysis =
                    engine.analyze(file.toPath(), thorough, RunListener.NONE, new Cancellation());
            return analysis.runs().getFirst().outcome();
        }
    }
}
