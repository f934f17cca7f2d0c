package org.telltale.inference.detect.declared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.telltale.inference.image.Plane;

class ThumbnailComparisonTest {
    private static final Plane SCENE = scene(480, 320, 1);

    @Test
    void aReducedCopyIsTheSame() {
        assertThat(correlation(resized(SCENE, 160, 107))).isGreaterThan(0.98);
    }

    @Test
    void anotherBrightnessAndContrastAreForgiven() {
        assertThat(correlation(mapped(resized(SCENE, 160, 107), 0.5f, 60))).isGreaterThan(0.98);
    }

    @Test
    void blackBarsAreForgiven() {
        assertThat(correlation(padded(resized(SCENE, 160, 107), 160, 120, 6))).isGreaterThan(0.97);
    }

    @Test
    void barsOnAllSidesAreForgiven() {
        Plane small = resized(SCENE, 152, 101);
        Plane framed = new Plane(160, 120, new float[160 * 120]);
        for (int y = 0; y < 101; y++) {
            System.arraycopy(small.values(), y * 152, framed.values(), (y + 11) * 160 + 4, 152);
        }
        assertThat(correlation(framed)).isGreaterThan(0.97);
    }

    @Test
    void aQuarterTurnIsForgiven() {
        Plane small = resized(SCENE, 160, 107);
        Plane turned = new Plane(107, 160, new float[160 * 107]);
        for (int y = 0; y < 160; y++) {
            for (int x = 0; x < 107; x++) {
                turned.values()[y * 107 + x] = small.at(y, 106 - x);
            }
        }
        assertThat(correlation(turned)).isGreaterThan(0.98);
    }

    @Test
    void otherScenesDiffer() {
        for (int seed = 2; seed < 30; seed++) {
            assertThat(correlation(scene(160, 120, seed)))
                    .as("seed " + seed)
                    .isLessThan(ThumbnailDeclaration.LEAST_CORRELATION);
        }
    }

    @Test
    void aMirroredSceneDiffers() {
        Plane small = resized(SCENE, 160, 107);
        Plane mirrored = new Plane(160, 107, new float[160 * 107]);
        for (int y = 0; y < 107; y++) {
            for (int x = 0; x < 160; x++) {
                mirrored.values()[y * 160 + x] = small.at(159 - x, y);
            }
        }
        assertThat(correlation(mirrored)).isLessThan(ThumbnailDeclaration.LEAST_CORRELATION);
    }

    @Test
    void aFlatPreviewHasNoContrast() {
        Plane flat = new Plane(160, 107, new float[160 * 107]);

        ThumbnailComparison comparison = ThumbnailComparison.of(flat, SCENE);

        assertThat(comparison.contrast()).isLessThan(ThumbnailDeclaration.LEAST_CONTRAST);
        assertThat(comparison.correlation()).isNotNaN();
    }

    @Test
    void thinPicturesAreNoFault() {
        ThumbnailComparison comparison = ThumbnailComparison.of(scene(160, 1, 3), scene(500, 1, 3));

        assertThat(comparison.correlation()).isBetween(-1.0, 1.0);
    }

    private static double correlation(Plane preview) {
        return ThumbnailComparison.of(preview, SCENE).correlation();
    }

    /** Sixty blobs of light and dark at places that the seed gives. */
    private static Plane scene(int width, int height, int seed) {
        Random random = new Random(seed);
        float[] values = new float[width * height];
        Arrays.fill(values, 120);
        for (int blob = 0; blob < 60; blob++) {
            double x0 = random.nextDouble();
            double y0 = random.nextDouble();
            double radius = 0.02 + 0.06 * random.nextDouble();
            double height0 = 160 * (random.nextDouble() - 0.5);
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    double dx = (x + 0.5) / width - x0;
                    double dy = (y + 0.5) / height - y0;
                    values[y * width + x] +=
                            (float)
                                    (height0
                                            * Math.exp(
                                                    -(dx * dx + dy * dy) / (2 * radius * radius)));
                }
            }
        }
        return new Plane(width, height, values);
    }

    private static Plane resized(Plane plane, int width, int height) {
        float[] values = new float[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                values[y * width + x] =
                        plane.at(x * plane.width() / width, y * plane.height() / height);
            }
        }
        return new Plane(width, height, values);
    }

    private static Plane mapped(Plane plane, float gain, float offset) {
        float[] values = plane.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] = gain * values[i] + offset;
        }
        return new Plane(plane.width(), plane.height(), values);
    }

    private static Plane padded(Plane plane, int width, int height, int top) {
        float[] values = new float[width * height];
        System.arraycopy(plane.values(), 0, values, top * width, plane.values().length);
        return new Plane(width, height, values);
    }
}
