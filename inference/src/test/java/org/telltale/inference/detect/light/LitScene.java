package org.telltale.inference.detect.light;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import javax.imageio.ImageIO;
import org.telltale.inference.detect.face.FacesDetector;
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
 * A picture of small grey surfaces of many shades under lights whose colours are known, with
 * "faces" that a finder claims.
 */
final class LitScene {
    private static final int SURFACE = 5;

    private final BufferedImage image;
    private final List<Box> faces = new ArrayList<>();
    private final Random random = new Random(11);
    private boolean stopping;

    LitScene(int width, int height) {
        image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    }

    /** Lays surfaces of random shades under one light over a box. */
    LitScene lit(Box box, double red, double green, double blue) {
        for (int y = box.y1(); y < box.y2(); y += SURFACE) {
            for (int x = box.x1(); x < box.x2(); x += SURFACE) {
                double shade = 0.1 + 0.6 * random.nextDouble();
                int rgb = code(shade * red) << 16 | code(shade * green) << 8 | code(shade * blue);
                for (int i = 0; i < SURFACE * SURFACE; i++) {
                    int column = x + i % SURFACE;
                    int row = y + i / SURFACE;
                    if (column < box.x2() && row < box.y2()) {
                        image.setRGB(column, row, rgb);
                    }
                }
            }
        }
        return this;
    }

    /** Paints the same grey everywhere in a box. */
    LitScene flat(Box box, int grey) {
        for (int y = box.y1(); y < box.y2(); y++) {
            for (int x = box.x1(); x < box.x2(); x++) {
                image.setRGB(x, y, grey << 16 | grey << 8 | grey);
            }
        }
        return this;
    }

    /** Has the finder claim a face. */
    LitScene face(Box box) {
        faces.add(box);
        return this;
    }

    /** Has the user ask to stop once the faces are found. */
    LitScene stopOnceFound() {
        stopping = true;
        return this;
    }

    /** Draws both eyes of the last face, each with reflections at offsets in iris radii. */
    LitScene eyes(double[][] right, double[][] left) {
        Box face = faces.getLast();
        eye(face, FacialRegion.RIGHT_EYE, right);
        eye(face, FacialRegion.LEFT_EYE, left);
        return this;
    }

    private void eye(Box face, FacialRegion region, double[][] spots) {
        Box picture = new Box(0, 0, image.getWidth(), image.getHeight());
        Box box =
                Objects.requireNonNull(
                        ApproximateRegions.builtIn().place(face, picture).get(region));
        double radius = Iris.RADIUS_PER_FACE * face.width();
        double middleX = (box.x1() + box.x2()) / 2.0;
        double middleY = (box.y1() + box.y2()) / 2.0;
        for (int y = box.y1(); y < box.y2(); y++) {
            for (int x = box.x1(); x < box.x2(); x++) {
                double dx = (x + 0.5 - middleX) / radius;
                double dy = (y + 0.5 - middleY) / radius;
                int grey = Math.hypot(dx, dy) <= 1 ? 50 : 170;
                for (double[] spot : spots) {
                    if (Math.hypot(dx - spot[0], dy - spot[1]) < 0.2) {
                        grey = 240;
                    }
                }
                image.setRGB(x, y, grey << 16 | grey << 8 | grey);
            }
        }
    }

    /** Writes it and examines it. */
    Analysis analyse(Path folder, ReferenceRanges ranges) throws IOException, MediaException {
        Cancellation cancellation = new Cancellation();
        Path file = folder.resolve("lit.png");
        ImageIO.write(image, "png", file.toFile());
        try (InProcessWorker worker = new InProcessWorker()) {
            Engine engine =
                    new Engine(
                            new MediaReader(worker, new MetadataReader()),
                            worker,
                            List.of(
                                    new FacesDetector(new Claimed(faces, stopping)),
                                    new FaceLightDetector(ranges)),
                            new VerdictRule(1),
                            "test");
            return engine.analyze(file, AnalysisSettings.STANDARD, RunListener.NONE, cancellation);
        }
    }

    private static int code(double light) {
        double v = light <= 0.0031308 ? 12.92 * light : 1.055 * Math.pow(light, 1 / 2.4) - 0.055;
        return (int) Math.round(255 * v);
    }

    private record Claimed(List<Box> boxes, boolean stopping) implements FaceFinder {
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
            if (stopping) {
                cancellation.request();
            }
            Box picture = new Box(0, 0, pixels.width(), pixels.height());
            List<FoundFace> found =
                    boxes.stream()
                            .map(box ->
                                    new FoundFace(
                                            box,
                                            1,
                                            Face.Landmarks.APPROXIMATE,
                                            ApproximateRegions.builtIn().place(box, picture)))
                            .toList();
            return new FoundFaces(found, "0".repeat(64), Map.of());
        }
    }
}
