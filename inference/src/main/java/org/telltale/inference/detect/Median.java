package org.telltale.inference.detect;

import java.util.Arrays;

/** The middle value of a list; of an even number, the lower of the two. */
public final class Median {
    private Median() {}

    /** The median of the first {@code count} values, which are reordered; 0 of none. */
    public static float of(float[] values, int count) {
        if (count == 0) {
            return 0;
        }
        int wanted = (count - 1) / 2;
        int low = 0;
        int high = count - 1;
        while (low < high) {
            float pivot = values[(low + high) >>> 1];
            int i = low;
            int j = high;
            while (i <= j) {
                while (values[i] < pivot) {
                    i++;
                }
                while (values[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    float swap = values[i];
                    values[i++] = values[j];
                    values[j--] = swap;
                }
            }
            if (wanted <= j) {
                high = j;
            } else if (wanted >= i) {
                low = i;
            } else {
                break;
            }
        }
        return values[wanted];
    }

    /** The median, leaving the list as it is; 0 of none. */
    public static double of(double[] values) {
        if (values.length == 0) {
            return 0;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(sorted.length - 1) / 2];
    }
}
