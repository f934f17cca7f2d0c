package org.telltale.inference.detect.lens;

import java.util.Arrays;
import java.util.Random;
import org.telltale.inference.detect.GreyPicture;

/**
 * Smooth surfaces of several brightnesses seen through a lens whose light falls off as Kang and
 * Weiss say, 1 / (1 + (r / f)²)², drawn in light and stored by the tone curve of sRGB.
 */
final class DarkeningScene {
    private static final int DISCS = 60;

    /** Pixels from a disc's edge where nothing of it is left. */
    private static final double FAR = 30;

    private DarkeningScene() {}

    /**
     * Draws it.
     *
     * @param fallOff light lost half a diagonal from the centre, share; negative where it gains
     * @param centreX half diagonals from the middle
     * @param centreY likewise
     */
    static GreyPicture of(
            int width, int height, double fallOff, double centreX, double centreY, long seed) {
        double[] log = surfaces(width, height, new Random(seed));
        double half = Math.hypot(width, height) / 2;
        double bend = 1 / Math.sqrt(1 - fallOff) - 1;
        return GreyPicture.of(
                        width,
                        height,
                        (x, y) -> {
                            double right = (x + 0.5 - width / 2.0) / half - centreX;
                            double below = (y + 0.5 - height / 2.0) / half - centreY;
                            double square = right * right + below * below;
                            double light = Math.exp(log[y * width + x]);
                            return stored(light / Math.pow(1 + bend * square, 2));
                        })
                .withNoise(2, null, seed + 1);
    }

    private static double[] surfaces(int width, int height, Random random) {
        double[] log = new double[width * height];
        Arrays.fill(log, Math.log(0.25));
        for (int i = 0; i < DISCS; i++) {
            double middleX = random.nextDouble() * width;
            double middleY = random.nextDouble() * height;
            double radius = 5 + random.nextDouble() * height / 6;
            double step = random.nextGaussian() * 0.3;
            double reach = radius + FAR;
            int bottom = (int) Math.min(height, middleY + reach);
            int end = (int) Math.min(width, middleX + reach);
            for (int y = (int) Math.max(0, middleY - reach); y < bottom; y++) {
                for (int x = (int) Math.max(0, middleX - reach); x < end; x++) {
                    double edge = Math.hypot(x - middleX, y - middleY) - radius;
                    log[y * width + x] += step / (1 + Math.exp(edge / 1.5));
                }
            }
        }
        return log;
    }

    private static double stored(double light) {
        return 255
                * (light <= 0.0031308 ? 12.92 * light : 1.055 * Math.pow(light, 1 / 2.4) - 0.055);
    }
}
