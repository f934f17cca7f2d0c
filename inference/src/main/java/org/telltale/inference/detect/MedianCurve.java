package org.telltale.inference.detect;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * A robust curve through points: the medians of groups with equally many points, joined by straight
 * lines and level beyond the outermost. Immutable.
 */
public final class MedianCurve {
    private final double[] xs;
    private final double[] ys;

    private MedianCurve(double[] xs, double[] ys) {
        this.xs = xs;
        this.ys = ys;
    }

    /** The curve through points that are paired by index, at least one, in that many groups. */
    public static MedianCurve through(double[] x, double[] y, int groups) {
        int[] order =
                IntStream.range(0, x.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> x[i]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        double[] xs = new double[groups];
        double[] ys = new double[groups];
        for (int g = 0; g < groups; g++) {
            int from = (int) ((long) g * order.length / groups);
            int to = Math.max(from + 1, (int) ((g + 1L) * order.length / groups));
            int[] group = Arrays.copyOfRange(order, from, to);
            xs[g] = Median.of(Arrays.stream(group).mapToDouble(i -> x[i]).toArray());
            ys[g] = Median.of(Arrays.stream(group).mapToDouble(i -> y[i]).toArray());
        }
        return new MedianCurve(xs, ys);
    }

    /** The curve's height. */
    public double at(double x) {
        int next = 0;
        while (next < xs.length && xs[next] <= x) {
            next++;
        }
        if (next == 0) {
            return ys[0];
        }
        if (next == xs.length) {
            return ys[next - 1];
        }
        double width = xs[next] - xs[next - 1];
        double share = width <= 0 ? 0 : (x - xs[next - 1]) / width;
        return ys[next - 1] + share * (ys[next] - ys[next - 1]);
    }
}
