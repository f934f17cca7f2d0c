package org.telltale.inference.detect.lens;

import java.util.Arrays;

/**
 * Gradients of the logarithm of light, by central differences, where both neighbours either way can
 * be measured. Lengths are in half diagonals of the picture, places are from its middle.
 *
 * @param cell of each gradient, in the working picture
 * @param x place
 * @param y place
 * @param right change to the right
 * @param below change downwards
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose, read only
record LightGradients(int[] cell, double[] x, double[] y, double[] right, double[] below) {
    static LightGradients of(WorkingLight light, RadialModel.Frame frame) {
        int across = light.across();
        int most = Math.max(0, (across - 2) * (light.down() - 2));
        int[] cell = new int[most];
        double[][] values = new double[4][most];
        double step = 2 * (frame.x(light.side()) - frame.x(0));
        int count = 0;
        for (int row = 1; row < light.down() - 1; row++) {
            for (int column = 1; column < across - 1; column++) {
                int at = row * across + column;
                double right = (light.log()[at + 1] - light.log()[at - 1]) / step;
                double below = (light.log()[at + across] - light.log()[at - across]) / step;
                if (!Double.isNaN(right) && !Double.isNaN(below)) {
                    cell[count] = at;
                    values[0][count] = frame.x((column + 0.5) * light.side());
                    values[1][count] = frame.y((row + 0.5) * light.side());
                    values[2][count] = right;
                    values[3][count] = below;
                    count++;
                }
            }
        }
        return new LightGradients(
                Arrays.copyOf(cell, count),
                Arrays.copyOf(values[0], count),
                Arrays.copyOf(values[1], count),
                Arrays.copyOf(values[2], count),
                Arrays.copyOf(values[3], count));
    }

    int count() {
        return cell.length;
    }
}
