package org.telltale.app.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * What a benchmark measured. Immutable.
 *
 * @param pictures in the order in which they ran
 */
public record BenchReport(List<Picture> pictures) {
    public BenchReport {
        pictures = List.copyOf(pictures);
    }

    /** Detectors that ran, in running order. */
    public List<String> detectors() {
        return pictures.stream()
                .flatMap(picture -> picture.detectors().keySet().stream())
                .distinct()
                .toList();
    }

    /** The growth of the whole analysis, see {@link #exponent}. */
    public OptionalDouble totalExponent() {
        return exponent(picture -> picture.total().median());
    }

    /** The growth of one detector. */
    public OptionalDouble exponent(String detector) {
        return exponent(picture -> {
            Times times = picture.detectors().get(detector);
            return times == null ? 0 : times.median();
        });
    }

    /**
     * The exponent of growth: the slope of log time over log pixels by least squares, so that 1 is
     * linear. Pictures on which it took no measurable time are left out; not available for fewer
     * than two different sizes.
     */
    private OptionalDouble exponent(ToDoubleFunction<Picture> millis) {
        List<double[]> points = new ArrayList<>();
        for (Picture picture : pictures) {
            double time = millis.applyAsDouble(picture);
            if (time > 0) {
                points.add(new double[] {Math.log((double) picture.pixels()), Math.log(time)});
            }
        }
        double meanX = points.stream().mapToDouble(p -> p[0]).average().orElse(0);
        double meanY = points.stream().mapToDouble(p -> p[1]).average().orElse(0);
        double spread = points.stream().mapToDouble(p -> (p[0] - meanX) * (p[0] - meanX)).sum();
        double together = points.stream().mapToDouble(p -> (p[0] - meanX) * (p[1] - meanY)).sum();
        return spread < 1e-9 ? OptionalDouble.empty() : OptionalDouble.of(together / spread);
    }

    /**
     * One picture.
     *
     * @param name of the file
     * @param width pixels
     * @param height pixels
     * @param bytes of the file
     * @param decode decoding alone; within the analysis it is part of the first detector that looks
     *     at pixels
     * @param total the whole analysis, from opening the file to the verdict
     * @param detectors in running order
     * @param peakBytes memory held at most while this picture was analysed
     * @param resident whether that is the process's resident memory, else Java's heap alone
     */
    public record Picture(
            String name,
            int width,
            int height,
            long bytes,
            Times decode,
            Times total,
            Map<String, Times> detectors,
            long peakBytes,
            boolean resident) {
        public Picture {
            detectors = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(detectors));
        }

        /** Pixels of the picture. */
        public long pixels() {
            return (long) width * height;
        }

        /** Milliseconds of the whole analysis a megapixel. */
        public double millisPerMegapixel() {
            return total.median() / (pixels() / 1e6);
        }
    }
}
