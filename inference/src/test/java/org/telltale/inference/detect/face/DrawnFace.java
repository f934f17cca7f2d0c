package org.telltale.inference.detect.face;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import javax.imageio.ImageIO;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.AnalysisSettings;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.Engine;
import org.telltale.inference.engine.RunListener;
import org.telltale.inference.face.ApproximateRegions;
import org.telltale.inference.face.Face;
import org.telltale.inference.face.FaceFinder;
import org.telltale.inference.face.FacialRegion;
import org.telltale.inference.face.FoundFace;
import org.telltale.inference.face.FoundFaces;
import org.telltale.inference.media.Box;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.metadata.MetadataReader;
import org.telltale.inference.probe.MediaReader;
import org.telltale.inference.reference.ReferenceRanges;
import org.telltale.inference.verdict.VerdictRule;
import org.telltale.inference.worker.InProcessWorker;
import org.telltale.inference.worker.NativeWorker;
import org.telltale.inference.worker.Pixels;

/**
 * A picture of one skin colour under white noise, whose "face" a finder claims to lie in one box:
 * every measure of it is known before.
 */
final class DrawnFace {
    static final double SIGMA = 5;

    private final Box face;
    private final BufferedImage image;
    private final Random random = new Random(7);

    DrawnFace(int faceWidth) {
        int margin = faceWidth / 4;
        int side = faceWidth + 2 * margin;
        face = new Box(margin, margin, margin + faceWidth, margin + faceWidth);
        image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        paint(new Box(0, 0, side, side), 180, 140, 120, SIGMA);
    }

    /** Box of a region. */
    Box region(FacialRegion region) {
        Box picture = new Box(0, 0, image.getWidth(), image.getHeight());
        return Objects.requireNonNull(
                ApproximateRegions.builtIn().place(face, picture).get(region));
    }

    /** Paints a box in one colour with white noise, alike in the three channels. */
    void paint(Box box, int red, int green, int blue, double sigma) {
        for (int y = box.y1(); y < box.y2(); y++) {
            for (int x = box.x1(); x < box.x2(); x++) {
                long noise = Math.round(sigma * random.nextGaussian());
                image.setRGB(x, y, rgb(red + noise, green + noise, blue + noise));
            }
        }
    }

    /** Averages squares of 5×5 pixels inside a box. */
    void blur(Box box) {
        BufferedImage before =
                new BufferedImage(image.getWidth(), image.getHeight(), image.getType());
        image.copyData(before.getRaster());
        for (int y = box.y1(); y < box.y2(); y++) {
            for (int x = box.x1(); x < box.x2(); x++) {
                long[] sum = new long[3];
                for (int i = 0; i < 25; i++) {
                    int rgb = before.getRGB(x + i % 5 - 2, y + i / 5 - 2);
                    sum[0] += rgb >> 16 & 0xff;
                    sum[1] += rgb >> 8 & 0xff;
                    sum[2] += rgb & 0xff;
                }
                image.setRGB(x, y, rgb(sum[0] / 25, sum[1] / 25, sum[2] / 25));
            }
        }
    }

    /** Paints the ring astride the face's outline in one colour with white noise. */
    void paintOutline(int red, int green, int blue, double sigma) {
        BoundaryRing ring = BoundaryRing.of(region(FacialRegion.FACE_BOUNDARY));
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if (ring.ring(x + 0.5, y + 0.5) == BoundaryRing.ASTRIDE) {
                    long noise = Math.round(sigma * random.nextGaussian());
                    image.setRGB(x, y, rgb(red + noise, green + noise, blue + noise));
                }
            }
        }
    }

    /** Writes it and examines it with both face detectors. */
    Analysis analyse(Path folder, ReferenceRanges ranges) throws IOException, MediaException {
        return analyse(folder, ranges, new Claimed(face));
    }

    /** The same with another finder. */
    Analysis analyse(Path folder, ReferenceRanges ranges, FaceFinder finder)
            throws IOException, MediaException {
        Path file = folder.resolve("face.png");
        ImageIO.write(image, "png", file.toFile());
        try (InProcessWorker worker = new InProcessWorker()) {
            Engine engine =
                    new Engine(
                            new MediaReader(worker, new MetadataReader()),
                            worker,
                            List.of(new FacesDetector(finder), new FaceConsistencyDetector(ranges)),
                            new VerdictRule(1),
                            "test");
            return engine.analyze(
                    file, AnalysisSettings.STANDARD, RunListener.NONE, new Cancellation());
        }
    }

    private static int rgb(long red, long green, long blue) {
        return (int) (Math.clamp(red, 0, 255) << 16 | Math.clamp(green, 0, 255) << 8)
                | Math.clamp(blue, 0, 255);
    }

    /** Claims a face where it is told to. */
    private record Claimed(Box box) implements FaceFinder {
        @Override
        public String name() {
            return "claimed";
        }

        @Override
        public FoundFaces find(
                Pixels pixels,
                NativeWorker worker,
                AnalysisSettings settings,
                Cancellation cancellation) {
            Box picture = new Box(0, 0, pixels.width(), pixels.height());
            FoundFace found =
                    new FoundFace(
                            box,
                            1,
                            Face.Landmarks.APPROXIMATE,
                            ApproximateRegions.builtIn().place(box, picture));
            return new FoundFaces(List.of(found), "0".repeat(64), Map.of("claimed", "yes"));
        }
    }
}
