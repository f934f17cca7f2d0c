package org.telltale.inference.pack.architecture;

import java.util.List;

/** Two items by formula, the second the first backwards: samples, or the rows of a picture. */
final class MadeInput {
    private MadeInput() {}

    /** What that network is fed, whose input has that shape. */
    static float[] of(String network, List<Integer> shape) {
        return shape.size() == 2 ? samples(shape.getLast()) : pictures(network, shape.getLast());
    }

    private static float[] samples(int count) {
        float[] x = new float[2 * count];
        for (int i = 0; i < count; i++) {
            double sample =
                    (0.3 * Math.sin(0.2 * i) + 0.2 * Math.sin(0.731 * i)) * Math.exp(-i / 40000.0);
            x[i] = (float) sample;
            x[2 * count - 1 - i] = (float) sample;
        }
        return x;
    }

    private static float[] pictures(String network, int side) {
        int plane = side * side;
        float[] x = new float[2 * 3 * plane];
        for (int c = 0; c < 3; c++) {
            for (int h = 0; h < side; h++) {
                for (int w = 0; w < side; w++) {
                    double wave = Math.sin(0.07 * h + 0.05 * w + c);
                    float value =
                            (float)
                                    (network.startsWith("meso")
                                            ? 0.5 + 0.5 * wave
                                            : network.startsWith("mini")
                                                    ? Math.floor(127.5 + 127.5 * wave)
                                                    : wave);
                    x[c * plane + h * side + w] = value;
                    x[(3 + c) * plane + (side - 1 - h) * side + w] = value;
                }
            }
        }
        return x;
    }
}
