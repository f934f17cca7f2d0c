package org.telltale.inference.detect.copymove;

import java.util.List;
import java.util.Random;
import org.telltale.inference.detect.GreyPicture;

/** Pictures that repeat themselves although nobody copied: façades, patterns, drawn pages. */
final class BuiltAlike {
    private static final int WIDTH = 560;
    private static final int HEIGHT = 420;

    private BuiltAlike() {}

    static List<GreyPicture> pictures() {
        return List.of(
                facade(),
                GreyPicture.of(WIDTH, HEIGHT, (x, y) -> (x / 24 + y / 24) % 2 == 0 ? 60 : 190),
                GreyPicture.of(WIDTH, HEIGHT, (x, y) -> 128 + 70 * Math.sin(x / 5.3 + y / 9.1)),
                GreyPicture.of(WIDTH, HEIGHT, (x, y) -> 40 + 0.3 * x),
                tiles(),
                page(),
                letterbox());
    }

    /** Windows of one make, each in a light of its own, and grain. */
    private static GreyPicture facade() {
        Random random = new Random(4);
        double[] light = random.doubles(100, -14, 14).toArray();
        double[] slope = random.doubles(100, -0.5, 0.5).toArray();
        return GreyPicture.of(
                        WIDTH,
                        HEIGHT,
                        (x, y) -> {
                            int window = x / 70 + 8 * (y / 84);
                            int u = x % 70;
                            int v = y % 84;
                            boolean glass = u > 18 && u < 52 && v > 20 && v < 66;
                            boolean bar = (u > 33 && u < 37) || (v > 41 && v < 45);
                            return glass && !bar
                                    ? 80 + light[window] + slope[window] * (u + v)
                                    : 170 + 0.03 * x - 8 * Math.sin((x + 3.0 * y) / 90);
                        })
                .withNoise(2, null, 4);
    }

    /** One printed tile, over and over. */
    private static GreyPicture tiles() {
        GreyPicture tile = CopiedPicture.ground(17);
        var plane = tile.plane();
        return GreyPicture.of(WIDTH, HEIGHT, (x, y) -> plane.at(x % 80, y % 70))
                .withNoise(1, null, 5);
    }

    /** Lines of a dozen letters that come back. */
    private static GreyPicture page() {
        Random random = new Random(9);
        boolean[][] letters = new boolean[12][70];
        for (boolean[] letter : letters) {
            for (int i = 0; i < letter.length; i++) {
                letter[i] = random.nextInt(5) < 2;
            }
        }
        int[] text = random.ints(4000, 0, letters.length).toArray();
        return GreyPicture.of(
                WIDTH,
                HEIGHT,
                (x, y) -> {
                    int u = x % 10;
                    int v = y % 16;
                    boolean[] letter = letters[text[x / 10 + 56 * (y / 16)]];
                    return u < 7 && v < 10 && letter[v * 7 + u] ? 30 : 245;
                });
    }

    /** A picture between two black bars. */
    private static GreyPicture letterbox() {
        var plane = CopiedPicture.ground(23).plane();
        return GreyPicture.of(
                WIDTH, HEIGHT, (x, y) -> y < 60 || y >= HEIGHT - 60 ? 0 : plane.at(x, y));
    }
}
