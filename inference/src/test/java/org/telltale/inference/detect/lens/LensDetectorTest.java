package org.telltale.inference.detect.lens;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.inference.detect.DetectorBench;
import org.telltale.inference.engine.Cue;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.media.Box;

class LensDetectorTest {
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 750;

    @TempDir Path folder;

    @Test
    void measuresTheLensAndPointsAtNothing() throws Exception {
        Outcome outcome = new LensScene(WIDTH, HEIGHT, 1.2, -0.6, 1).outcome(folder);

        // Noise in green's derivatives shortens what is measured, by up to a fifth here.
        assertThat(value(outcome, "aberration-red")).isBetween(0.9, 1.25);
        assertThat(value(outcome, "aberration-blue")).isBetween(-0.65, -0.4);
        assertThat(value(outcome, "lens-axis-offset")).isLessThan(0.15);
        assertThat(DetectorBench.boxes(outcome)).isEmpty();
        assertThat(DetectorBench.score(outcome)).isZero();
        assertThat(outcome.evidence().maps().getFirst().name()).isEqualTo("chromatic-aberration");
    }

    @Test
    void aPartFromTheOppositeCornerContradictsTheLens() throws Exception {
        Box paste = new Box(30, 30, 290, 250);
        Outcome outcome =
                new LensScene(WIDTH, HEIGHT, 1.2, -0.6, 2).pasted(paste, 700, 490).outcome(folder);

        List<Box> boxes = DetectorBench.boxes(outcome);
        assertThat(boxes).hasSize(1);
        assertThat(overlap(boxes.getFirst(), paste)).isGreaterThan(0.4);
        assertThat(DetectorBench.score(outcome)).isGreaterThan(8);
        assertThat(value(outcome, "chromatic-aberration-mismatch")).isGreaterThan(0.8);
    }

    @Test
    void abstainsWhereTheLensShowsTooLittle() throws Exception {
        Outcome outcome =
                new LensScene(WIDTH, HEIGHT, 0.05, 0, 3)
                        .pasted(new Box(30, 30, 290, 250), 700, 490)
                        .outcome(folder);

        assertThat(reason(outcome)).isEqualTo("lens.too-small-aberration");
        assertThat(DetectorBench.score(outcome)).isZero();
    }

    @Test
    void abstainsWhereThePictureWasCutOut() throws Exception {
        LensScene scene = new LensScene(1500, 1200, 2, 1, 4);
        Outcome outcome = LensScene.outcome(scene.cropped(700, 600), folder);

        assertThat(reason(outcome)).isEqualTo("lens.off-centre");
        assertThat(value(outcome, "lens-axis-offset")).isGreaterThan(0.5);
        assertThat(DetectorBench.boxes(outcome)).isEmpty();
    }

    @Test
    void flatClippedSmallAndNarrowPicturesAreNotMeasured() throws Exception {
        assertThat(reason(LensScene.outcome(flat(700, 600, 0x808080), folder)))
                .isEqualTo("lens.too-few-edges");
        assertThat(reason(LensScene.outcome(flat(700, 600, 0xffffff), folder)))
                .isEqualTo("lens.too-few-edges");
        assertThat(LensScene.outcome(flat(300, 300, 0x808080), folder))
                .isInstanceOf(Outcome.NotApplicable.class);
        assertThat(LensScene.outcome(flat(1, 900, 0x808080), folder))
                .isInstanceOf(Outcome.NotApplicable.class);
    }

    private static BufferedImage flat(int width, int height, int rgb) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < width * height; i++) {
            image.setRGB(i % width, i / width, rgb);
        }
        return image;
    }

    private static String reason(Outcome outcome) {
        return outcome instanceof Outcome.Inconclusive inconclusive
                ? inconclusive.reason().code()
                : "";
    }

    private static double value(Outcome outcome, String name) {
        return outcome.evidence().cues().stream()
                .filter(cue -> cue.name().equals(name))
                .mapToDouble(Cue::value)
                .findFirst()
                .orElseThrow();
    }

    private static double overlap(Box one, Box other) {
        int width = Math.min(one.x2(), other.x2()) - Math.max(one.x1(), other.x1());
        int height = Math.min(one.y2(), other.y2()) - Math.max(one.y1(), other.y1());
        double both = Math.max(0, width) * (double) Math.max(0, height);
        return both / (one.area() + other.area() - both);
    }
}
