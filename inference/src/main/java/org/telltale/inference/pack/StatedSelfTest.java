package org.telltale.inference.pack;

import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.reason.Reason;

/**
 * Tensors to feed a model with, and what it must answer. Run on the processor before the pack is
 * installed, on an accelerator before the model first runs there, and on request (telltale packs
 * test). Immutable.
 *
 * @param inputs one for each input of the model
 * @param expected at least one
 * @param origin who computed the expected values: the authors' implementation or ours, on what
 */
public record StatedSelfTest(List<TestInput> inputs, List<Expected> expected, String origin) {
    /** What an accelerator may differ by where nothing wider is stated. */
    private static final double LEAST_TOLERANCE = 1e-6;

    public StatedSelfTest {
        inputs = ManifestRules.size("inputs", inputs, 1, 64);
        expected = ManifestRules.size("expected", expected, 1, 64);
        ManifestRules.text("origin", origin, 1000);
    }

    /**
     * What any number may differ by on an accelerator: the widest absolute tolerance stated, since
     * none is stated of all outputs, and at least 10⁻⁶.
     */
    public double widestAbsolute() {
        return widest(Expected::absolute);
    }

    /** The same as a part of the expected number. */
    public double widestRelative() {
        return widest(Expected::relative);
    }

    private double widest(ToDoubleFunction<Expected> tolerance) {
        return Math.max(
                LEAST_TOLERANCE, expected.stream().mapToDouble(tolerance).max().orElseThrow());
    }

    /**
     * One tensor, already as the model takes it: no pre-processing is applied.
     *
     * @param name of the input
     * @param shape extents, outermost first
     * @param formula its values; absent where a file holds them
     * @param file of the pack: the values in the input's type, little endian, row-major
     */
    public record TestInput(
            String name, List<Long> shape, @Nullable TestPattern formula, @Nullable String file) {
        public TestInput {
            ManifestRules.tensorName("name", name);
            shape = ManifestRules.size("shape", shape, 0, 6);
            Dimension.shape("shape", shape.stream().map(Dimension::of).toList());
            ManifestRules.holds(
                    Objects.isNull(formula) != Objects.isNull(file),
                    Reason.of("pack.formula-or-file", "formula"));
        }
    }

    /**
     * What the model must give.
     *
     * @param output its name
     * @param first index of the first value compared, in row-major order
     * @param values expected from there on; empty where a file holds them
     * @param file of the pack: float32, little endian, row-major; absent where values are given
     * @param absolute largest difference allowed, plus
     * @param relative this times the expected value's size
     */
    public record Expected(
            String output,
            long first,
            List<Double> values,
            @Nullable String file,
            double absolute,
            double relative) {
        public Expected {
            ManifestRules.tensorName("output", output);
            ManifestRules.range("first", first, 0, 1L << 28);
            values = ManifestRules.size("values", values, 0, 4096);
            values.forEach(v -> ManifestRules.range("values", v, -1e30, 1e30));
            ManifestRules.holds(
                    values.isEmpty() == (file != null), Reason.of("pack.values-or-file", "values"));
            ManifestRules.range("absolute", absolute, 0, 1e6);
            ManifestRules.range("relative", relative, 0, 1);
        }

        /** Whether a value agrees with the expected one. */
        public boolean agrees(double value, double expectedValue) {
            return Math.abs(value - expectedValue) <= absolute + relative * Math.abs(expectedValue);
        }
    }
}
