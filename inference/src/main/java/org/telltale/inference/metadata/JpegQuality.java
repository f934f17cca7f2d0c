package org.telltale.inference.metadata;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The Independent JPEG Group quality setting whose quantization tables are nearest to the stored
 * ones: the example tables of ITU-T T.81, annex K.1, scaled as {@code jpeg_set_quality} of IJG's
 * library does.
 *
 * @param quality 1 to 100
 * @param exact whether its tables are the stored ones, value for value
 */
public record JpegQuality(int quality, boolean exact) {
    private static final List<Integer> LUMINANCE =
            List.of(
                    16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24,
                    40, 57, 69, 56, 14, 17, 22, 29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103,
                    77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121, 120, 101, 72,
                    92, 95, 98, 112, 100, 103, 99);
    private static final List<Integer> CHROMINANCE =
            List.of(
                    17, 18, 24, 47, 99, 99, 99, 99, 18, 21, 26, 66, 99, 99, 99, 99, 24, 26, 56, 99,
                    99, 99, 99, 99, 47, 66, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
                    99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
                    99, 99, 99, 99);

    /** The largest value of a baseline table; extended ones reach 32767. */
    private static final int BASELINE_LIMIT = 255;

    private static final int EXTENDED_LIMIT = 32_767;

    /**
     * The nearest setting by the sum of absolute differences; of equals the higher one.
     *
     * @param luminance 64 values in natural order
     * @param chrominance the chroma table in natural order; null for a grey picture
     */
    public static JpegQuality nearest(
            List<Integer> luminance, @Nullable List<Integer> chrominance) {
        JpegQuality best = new JpegQuality(1, false);
        long least = Long.MAX_VALUE;
        for (int quality = 100; quality >= 1; quality--) {
            for (int limit : new int[] {BASELINE_LIMIT, EXTENDED_LIMIT}) {
                long distance = distance(luminance, LUMINANCE, quality, limit);
                if (chrominance != null) {
                    distance += distance(chrominance, CHROMINANCE, quality, limit);
                }
                if (distance < least) {
                    least = distance;
                    best = new JpegQuality(quality, distance == 0);
                }
            }
        }
        return best;
    }

    /** The standard table at a quality, in natural order: what the IJG library would write. */
    public static List<Integer> standardTable(boolean chrominance, int quality) {
        return scaledTable(chrominance ? CHROMINANCE : LUMINANCE, quality);
    }

    /** Any base table at a quality, scaled as the IJG library scales its own. */
    public static List<Integer> scaledTable(List<Integer> base, int quality) {
        return base.stream().map(value -> scaled(value, quality, BASELINE_LIMIT)).toList();
    }

    private static long distance(List<Integer> stored, List<Integer> base, int quality, int limit) {
        long sum = 0;
        for (int i = 0; i < 64; i++) {
            sum += Math.abs(stored.get(i) - scaled(base.get(i), quality, limit));
        }
        return sum;
    }

    private static int scaled(int value, int quality, int limit) {
        int scale = quality < 50 ? 5000 / quality : 200 - 2 * quality;
        return Math.clamp((value * scale + 50) / 100, 1, limit);
    }
}
