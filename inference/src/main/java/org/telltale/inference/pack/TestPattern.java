package org.telltale.inference.pack;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.telltale.inference.reason.Reason;

/** Numbers by a formula, the same on every machine to the last bit of a float. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = TestPattern.Constant.class, name = "constant"),
    @JsonSubTypes.Type(value = TestPattern.Sine.class, name = "sine"),
    @JsonSubTypes.Type(value = TestPattern.Noise.class, name = "noise"),
})
public sealed interface TestPattern {
    /**
     * The values of a tensor, row-major.
     *
     * @param shape extents, outermost first; the caller bounds their product
     * @throws IllegalArgumentException if the formula does not fit the shape
     */
    float[] values(List<Long> shape);

    /**
     * Every element the same.
     *
     * @param value of each
     */
    record Constant(double value) implements TestPattern {
        public Constant {
            ManifestRules.range("value", value, -1e15, 1e15);
        }

        @Override
        public float[] values(List<Long> shape) {
            float[] values = new float[count(shape)];
            java.util.Arrays.fill(values, (float) value);
            return values;
        }
    }

    /**
     * {@code offset + amplitude × sin(Σ step × index)} over the axes, computed in double precision
     * with {@link StrictMath}.
     *
     * @param offset added
     * @param amplitude multiplied with
     * @param steps radians from one index to the next, one an axis, outermost first
     * @param floor whether the result is rounded down to a whole number
     * @param zeros how many elements at the start of the last axis are 0 instead; the index of that
     *     axis counts from there
     */
    record Sine(double offset, double amplitude, List<Double> steps, boolean floor, long zeros)
            implements TestPattern {
        public Sine {
            ManifestRules.range("offset", offset, -1e6, 1e6);
            ManifestRules.range("amplitude", amplitude, -1e6, 1e6);
            steps = ManifestRules.size("steps", steps, 1, 6);
            steps.forEach(s -> ManifestRules.range("steps", s, -1e3, 1e3));
            ManifestRules.range("zeros", zeros, 0, 1 << 24);
        }

        @Override
        public float[] values(List<Long> shape) {
            if (shape.size() != steps.size()) {
                throw new InvalidManifestException(
                        Reason.of("pack.steps", "steps", steps.size(), shape.size()));
            }
            float[] values = new float[count(shape)];
            for (int i = 0; i < values.length; i++) {
                values[i] = at(i, shape);
            }
            return values;
        }

        private float at(long flat, List<Long> shape) {
            int last = shape.size() - 1;
            double angle = 0;
            long rest = flat;
            for (int axis = last; axis >= 0; axis--) {
                long index = rest % shape.get(axis) - (axis == last ? zeros : 0);
                if (index < 0) {
                    return 0;
                }
                angle += steps.get(axis) * index;
                rest /= shape.get(axis);
            }
            double value = offset + amplitude * StrictMath.sin(angle);
            return (float) (floor ? Math.floor(value) : value);
        }
    }

    /**
     * A linear congruential generator: {@code s ← (1103515245 s + 12345) mod 2^31}, value {@code (s
     * / 2^31 − 0.5) × amplitude}.
     *
     * @param seed first s, used after one step
     * @param amplitude from lowest to highest value
     */
    record Noise(long seed, double amplitude) implements TestPattern {
        private static final long MODULUS = 1L << 31;

        public Noise {
            ManifestRules.range("seed", seed, 0, MODULUS - 1);
            ManifestRules.range("amplitude", amplitude, -1e6, 1e6);
        }

        @Override
        public float[] values(List<Long> shape) {
            float[] values = new float[count(shape)];
            long state = seed;
            for (int i = 0; i < values.length; i++) {
                state = (1_103_515_245L * state + 12_345L) % MODULUS;
                values[i] = (float) (((double) state / MODULUS - 0.5) * amplitude);
            }
            return values;
        }
    }

    private static int count(List<Long> shape) {
        return Math.toIntExact(shape.stream().reduce(1L, Math::multiplyExact));
    }
}
