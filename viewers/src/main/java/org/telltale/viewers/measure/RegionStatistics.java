package org.telltale.viewers.measure;

import java.util.Arrays;
import java.util.List;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.media.Box;
import org.telltale.viewers.image.StoredPixels;

/**
 * What the stored values of a region are like. Immutable.
 *
 * @param box in source pixels, cut at the picture's edges
 * @param pixels number of them
 * @param largest value that can be stored
 * @param channels red, green and blue, or grey
 */
public record RegionStatistics(Box box, long pixels, int largest, List<Channel> channels) {
    /** Bins of a histogram. */
    public static final int BINS = 256;

    public RegionStatistics {
        channels = List.copyOf(channels);
    }

    /**
     * Counts every pixel of the region; not for the JavaFX thread.
     *
     * @param box inside the picture, not empty
     * @throws org.telltale.inference.engine.CancelledException if cancelled meanwhile
     */
    public static RegionStatistics of(StoredPixels stored, Box box, Cancellation cancellation) {
        int colours = stored.colours();
        Tally[] tallies = new Tally[colours];
        for (int c = 0; c < colours; c++) {
            tallies[c] = new Tally(stored.bits());
        }
        int width = box.x2() - box.x1();
        int[] row = new int[width * stored.channels()];
        for (int y = box.y1(); y < box.y2(); y++) {
            if ((y & 63) == 0) {
                cancellation.check();
            }
            stored.read(box.x1(), y, width, row);
            for (int c = 0; c < colours; c++) {
                tallies[c].add(row, c, stored.channels());
            }
        }
        long pixels = box.area();
        return new RegionStatistics(
                box,
                pixels,
                stored.largest(),
                Arrays.stream(tallies).map(tally -> tally.channel(pixels)).toList());
    }

    /**
     * Of one channel.
     *
     * @param mean of the values
     * @param deviation standard deviation of the region's own values (divided by n), in values
     * @param least of the values
     * @param most of the values
     * @param histogram {@value #BINS} counts over the whole range of values
     */
    public record Channel(
            double mean, double deviation, int least, int most, List<Long> histogram) {
        public Channel {
            histogram = List.copyOf(histogram);
        }
    }

    /** Sums of whole numbers, so that the order of rows changes nothing. */
    private static final class Tally {
        private final long[] counts = new long[BINS];
        private final int shift;
        private long sum;
        private long squares;
        private int least = Integer.MAX_VALUE;
        private int most;

        Tally(int bits) {
            shift = bits - 8;
        }

        void add(int[] row, int first, int step) {
            for (int i = first; i < row.length; i += step) {
                int value = row[i];
                sum += value;
                squares += (long) value * value;
                least = Math.min(least, value);
                most = Math.max(most, value);
                counts[value >> shift]++;
            }
        }

        Channel channel(long pixels) {
            double mean = (double) sum / pixels;
            // Exact up to 2^63: 128 million pixels of 16 bits stay below 2^59.
            double variance = (squares - (double) sum * mean) / pixels;
            return new Channel(
                    mean,
                    Math.sqrt(Math.max(0, variance)),
                    least,
                    most,
                    Arrays.stream(counts).boxed().toList());
        }
    }
}
