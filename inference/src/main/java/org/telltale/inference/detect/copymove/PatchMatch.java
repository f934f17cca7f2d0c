package org.telltale.inference.detect.copymove;

import java.util.SplittableRandom;
import java.util.function.DoubleConsumer;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.image.Bands;

/**
 * For each pixel of a picture the pixel elsewhere whose surroundings look most alike, found by
 * chance and passed on to the neighbours (Barnes, Shechtman, Finkelstein and Goldman, "PatchMatch",
 * 2009), with the predictors that follow turned and resized copies (Cozzolino, Poggi and Verdoliva,
 * "Efficient dense-field copy–move forgery detection", IEEE Transactions on Information Forensics
 * and Security 10, 2015). Rows are worked on in strips of their own with random numbers of their
 * own, and the strips shift from pass to pass: the result is the same on any number of threads.
 */
final class PatchMatch {
    private static final int PASSES = 6;
    private static final int STRIP = 48;
    private static final long SEED = 20150601;
    private static final int TRIES = 3;

    private final PatchFeatures features;
    private final int width;
    private final int height;
    private final int[] target;
    private final float[] cost;

    private PatchMatch(PatchFeatures features) {
        this.features = features;
        width = features.width();
        height = features.height();
        target = new int[width * height];
        cost = new float[target.length];
    }

    /**
     * For each pixel of the features, row-major, the index of its match; −1 where it has none.
     *
     * @param progress is told the share done
     */
    static int[] match(PatchFeatures features, Cancellation cancellation, DoubleConsumer progress) {
        PatchMatch search = new PatchMatch(features);
        search.begin(cancellation);
        for (int pass = 0; pass < PASSES; pass++) {
            search.pass(pass, cancellation);
            progress.accept((pass + 1.0) / PASSES);
        }
        return search.target;
    }

    private void begin(Cancellation cancellation) {
        Bands.over(
                height,
                STRIP,
                cancellation,
                (from, to) -> {
                    SplittableRandom random = random(-1, from);
                    for (int at = from * width; at < to * width; at++) {
                        target[at] = -1;
                        cost[at] = Float.MAX_VALUE;
                        offer(at, random.nextInt(target.length));
                    }
                });
    }

    private void pass(int pass, Cancellation cancellation) {
        int shift = pass % 2 == 0 ? 0 : STRIP / 2;
        Bands.over(
                height + shift,
                STRIP,
                cancellation,
                (from, to) -> {
                    int top = Math.max(0, from - shift);
                    int bottom = Math.min(height, to - shift);
                    SplittableRandom random = random(pass, from);
                    boolean forward = pass / 2 % 2 == 0;
                    for (int i = top; i < bottom; i++) {
                        int y = forward ? i : bottom - 1 - (i - top);
                        for (int j = 0; j < width; j++) {
                            int x = forward ? j : width - 1 - j;
                            better(x, y, forward ? 1 : -1, top, bottom, random);
                        }
                    }
                });
    }

    private void better(int x, int y, int step, int top, int bottom, SplittableRandom random) {
        int at = y * width + x;
        predict(at, x, y, step, 0, top, bottom);
        predict(at, x, y, 0, step, top, bottom);
        predict(at, x, y, step, step, top, bottom);
        predict(at, x, y, -step, step, top, bottom);
        int tries = TRIES;
        for (int reach = Math.max(width, height) / 2; reach > 1 && target[at] >= 0; reach /= 3) {
            int tx = target[at] % width + random.nextInt(-reach, reach + 1);
            int ty = target[at] / width + random.nextInt(-reach, reach + 1);
            offer(at, x, y, tx, ty);
        }
        while (target[at] < 0 && tries-- > 0) {
            offer(at, random.nextInt(target.length));
        }
    }

    /**
     * Offers what the neighbour before, and the two before, say: the same step, or a steady change.
     */
    private void predict(int at, int x, int y, int dx, int dy, int top, int bottom) {
        int nx = x - dx;
        int ny = y - dy;
        if (nx < 0 || nx >= width || ny < top || ny >= bottom) {
            return;
        }
        int near = target[ny * width + nx];
        if (near < 0) {
            return;
        }
        int nearX = near % width;
        int nearY = near / width;
        offer(at, x, y, nearX + dx, nearY + dy);
        int fx = nx - dx;
        int fy = ny - dy;
        if (fx < 0 || fx >= width || fy < top || fy >= bottom) {
            return;
        }
        int far = target[fy * width + fx];
        if (far >= 0) {
            offer(at, x, y, 2 * nearX - far % width, 2 * nearY - far / width);
        }
    }

    private void offer(int at, int candidate) {
        offer(at, at % width, at / width, candidate % width, candidate / width);
    }

    private void offer(int at, int x, int y, int tx, int ty) {
        if (tx < 0 || ty < 0 || tx >= width || ty >= height) {
            return;
        }
        int dx = tx - x;
        int dy = ty - y;
        if (dx * dx + dy * dy < WarpedDetail.LEAST_DISTANCE * WarpedDetail.LEAST_DISTANCE) {
            return;
        }
        int candidate = ty * width + tx;
        if (candidate == target[at]) {
            return;
        }
        float distance = features.distance(at, candidate, cost[at]);
        if (distance < cost[at]) {
            cost[at] = distance;
            target[at] = candidate;
        }
    }

    private static SplittableRandom random(int pass, int row) {
        return new SplittableRandom(SEED + 1_000_003L * pass + row);
    }
}
