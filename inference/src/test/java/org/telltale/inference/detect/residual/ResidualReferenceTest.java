package org.telltale.inference.detect.residual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.telltale.inference.detect.CellBox;
import org.telltale.inference.detect.GreyPicture;
import org.telltale.inference.detect.HashedNoise;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.image.Plane;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Against what {@code inference/training/references/noise_residual.py} measured independently. */
class ResidualReferenceTest {
    private static final double PERCENT = 5;
    private static final int CELL = 16;

    private static JsonNode reference;
    private static WindowFeatures features;
    private static ResidualField field;

    @BeforeAll
    static void measure() throws Exception {
        try (InputStream in = ResidualReferenceTest.class.getResourceAsStream("reference.json")) {
            reference = JsonMapper.shared().readTree(Objects.requireNonNull(in));
        }
        Plane plane = picture().plane();
        double sum = 0;
        for (float value : plane.values()) {
            sum += value;
        }
        assertThat(sum).isEqualTo(reference.get("sum").asDouble());
        field = ResidualField.measure(plane, CELL, new Cancellation());
        features = WindowFeatures.of(field);
        assertThat(features.across()).isEqualTo(reference.get("across").asInt());
        assertThat(features.down()).isEqualTo(reference.get("down").asInt());
        assertThat(features.usable().cardinality()).isEqualTo(features.across() * features.down());
    }

    @Test
    void countsTheSamePatternsInAWindow() {
        assertThat(reference.get("histograms").propertyNames()).hasSize(5);
        reference
                .get("histograms")
                .forEachEntry((window, expected) -> {
                    assertThat(expected.size()).isEqualTo(ResidualField.KINDS);
                    for (int kind = 0; kind < ResidualField.KINDS; kind++) {
                        assertThat(share(Integer.parseInt(window), kind))
                                .isCloseTo(expected.get(kind).asDouble(), within(1e-6));
                    }
                });
    }

    @Test
    void splitsTheWindowsAsTheReferenceDoes() {
        int[] start = JsonMapper.shared().treeToValue(reference.get("start"), int[].class);
        CellBox box = new CellBox(start[0], start[1], start[2], start[3]);
        Mixture found =
                Objects.requireNonNull(new MixtureFit(features, new Cancellation()).from(box));

        assertThat(found.logLikelihood())
                .isCloseTo(reference.get("likelihood").asDouble(), withinPercentage(PERCENT));
        assertThat(found.objective())
                .isCloseTo(reference.get("objective").asDouble(), withinPercentage(PERCENT));
        assertThat(found.share())
                .isCloseTo(reference.get("share").asDouble(), withinPercentage(PERCENT));
        assertAgrees(found.part(), 0);
        assertAgrees(found.rest(), 1);
        JsonNode weights = reference.get("weights");
        int i = 0;
        for (int row = 0; row < features.down(); row += MixtureFit.STEP) {
            for (int column = 0; column < features.across(); column += MixtureFit.STEP) {
                double odds = found.logOdds(features.window(row * features.across() + column));
                double weight = 1 / (1 + Math.exp(-odds));
                assertThat(weight).isCloseTo(weights.get(i++).asDouble(), within(0.05));
            }
        }
        assertThat(i).isEqualTo(weights.size());
    }

    /** An axis may point either way: the reference keeps its means without a sign. */
    private static void assertAgrees(Gaussian found, int index) {
        JsonNode means = reference.get("means").get(index);
        JsonNode variances = reference.get("variances").get(index);
        double[][] covariance = covariance(found);
        for (int axis = 0; axis < means.size(); axis++) {
            double mean = means.get(axis).asDouble();
            assertThat(Math.abs(found.mean()[axis])).isCloseTo(mean, within(0.05 * mean + 1e-5));
            assertThat(covariance[axis][axis])
                    .isCloseTo(variances.get(axis).asDouble(), withinPercentage(PERCENT));
        }
        assertThat(found.logDeterminant())
                .isCloseTo(
                        reference.get("logDeterminants").get(index).asDouble(),
                        withinPercentage(PERCENT));
    }

    /** What the whitening undoes: the inverse of its product with itself. */
    private static double[][] covariance(Gaussian gaussian) {
        int n = gaussian.mean().length;
        double[][] inverse = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int k = Math.max(i, j); k < n; k++) {
                    inverse[i][j] += gaussian.whitening()[k][i] * gaussian.whitening()[k][j];
                }
            }
        }
        SymmetricEigen eigen = new SymmetricEigen(inverse);
        double[][] covariance = new double[n][n];
        for (int k = 0; k < n; k++) {
            double[] vector = eigen.vector(k);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    covariance[i][j] += vector[i] * vector[j] / eigen.value(k);
                }
            }
        }
        return covariance;
    }

    private static double share(int window, int kind) {
        int left = window % features.across();
        int top = window / features.across();
        double sum = 0;
        for (int row = top; row < top + WindowFeatures.CELLS; row++) {
            for (int column = left; column < left + WindowFeatures.CELLS; column++) {
                int cell = row * field.across() + column;
                sum += field.counts()[cell * ResidualField.KINDS + kind];
            }
        }
        return sum / (4.0 * CELL * CELL * WindowFeatures.CELLS * WindowFeatures.CELLS);
    }

    /** The picture that the recipe makes by the same formula. */
    private static GreyPicture picture() {
        return GreyPicture.of(
                960,
                720,
                (x, y) -> {
                    double ground =
                            60
                                    + 100.0 * x / 960
                                    + 40.0 * y / 720
                                    + 20 * Math.sin(x / 17.0 + y / 29.0);
                    boolean inside = x >= 400 && x < 640 && y >= 240 && y < 480;
                    double joint =
                            HashedNoise.at(x, y)
                                    + HashedNoise.at(x + 1, y)
                                    + HashedNoise.at(x, y + 1)
                                    + HashedNoise.at(x + 1, y + 1);
                    return ground + (inside ? 4 * joint : 6 * HashedNoise.at(x, y));
                });
    }
}
