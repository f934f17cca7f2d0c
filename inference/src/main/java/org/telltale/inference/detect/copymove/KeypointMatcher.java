package org.telltale.inference.detect.copymove;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.image.Bands;
import org.telltale.inference.worker.Keypoint;
import org.telltale.inference.worker.Keypoints;

/**
 * Pairs of keypoints of one picture that look more alike than chance: exact search, by the
 * generalised nearest-neighbour test of Amerini, Ballan, Caldelli, Del Bimbo and Serra ("A
 * SIFT-based forensic method for copy–move attack detection and transformation recovery", IEEE TIFS
 * 6, 2011), mirrored neighbourhoods included. A keypoint that looks like many others, as in a
 * façade, pairs with none of them.
 */
final class KeypointMatcher {
    private static final int LENGTH = Keypoints.LENGTH;

    /** Pairs less alike than this are noise at any ratio. */
    private static final double MOST_DISTANCE = 260;

    private static final double RATIO = 0.6;
    private static final int NEIGHBOURS = 4;
    private static final double SAME_PLACE = 4;

    private final List<Keypoint> points;
    private final int[] plain;
    private final int[] mirrored;
    private final int[] squares;

    private KeypointMatcher(Keypoints keypoints) {
        points = keypoints.points();
        plain = new int[LENGTH * points.size()];
        mirrored = new int[plain.length];
        squares = new int[points.size()];
        for (int i = 0; i < plain.length; i++) {
            plain[i] = keypoints.descriptors()[i] & 0xff;
            squares[i / LENGTH] += plain[i] * plain[i];
        }
        for (int i = 0; i < plain.length; i++) {
            int k = i % LENGTH;
            mirrored[i - k + mirror(k)] = plain[i];
        }
    }

    /** All pairs, most alike first. */
    static List<KeypointPair> pairs(Keypoints keypoints, Cancellation cancellation) {
        KeypointMatcher matcher = new KeypointMatcher(keypoints);
        int count = matcher.points.size();
        List<List<KeypointPair>> found = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            found.add(List.of());
        }
        Bands.over(
                count,
                32,
                cancellation,
                (from, to) -> {
                    for (int i = from; i < to; i++) {
                        found.set(i, matcher.of(i));
                    }
                });
        List<KeypointPair> pairs = new ArrayList<>();
        found.forEach(pairs::addAll);
        pairs.sort(Comparator.comparingDouble(KeypointPair::distance));
        return pairs;
    }

    /**
     * Place of a number of the descriptor when the neighbourhood is mirrored across its direction.
     */
    static int mirror(int k) {
        int row = k / 32;
        int column = k / 8 % 4;
        int direction = k % 8;
        return (3 - row) * 32 + column * 8 + (8 - direction) % 8;
    }

    private List<KeypointPair> of(int i) {
        Neighbours neighbours = new Neighbours();
        for (int j = 0; j < points.size(); j++) {
            if (within(points.get(i), points.get(j), WarpedDetail.LEAST_DISTANCE)) {
                continue;
            }
            int sum = squares[i] + squares[j];
            neighbours.offer(sum - 2 * dot(plain, i, plain, j), j, false);
            neighbours.offer(sum - 2 * dot(mirrored, i, plain, j), j, true);
        }
        List<KeypointPair> pairs = new ArrayList<>();
        for (int k = 0; k < neighbours.alike(); k++) {
            Keypoint other = points.get(neighbours.index[k]);
            double distance = Math.sqrt(neighbours.distance[k]);
            pairs.add(new KeypointPair(points.get(i), other, neighbours.mirror[k], distance));
        }
        return pairs;
    }

    /** The most alike of the places offered, nearest first; one place counts once. */
    private final class Neighbours {
        private final int[] distance = new int[NEIGHBOURS];
        private final int[] index = new int[NEIGHBOURS];
        private final boolean[] mirror = new boolean[NEIGHBOURS];

        Neighbours() {
            Arrays.fill(distance, (int) Math.pow(MOST_DISTANCE / RATIO, 2));
            Arrays.fill(index, -1);
        }

        void offer(int offered, int j, boolean mirrored) {
            if (offered >= distance[NEIGHBOURS - 1]) {
                return;
            }
            int k = NEIGHBOURS - 1;
            for (int i = 0; i < NEIGHBOURS - 1; i++) {
                if (index[i] >= 0 && within(points.get(index[i]), points.get(j), SAME_PLACE)) {
                    if (distance[i] <= offered) {
                        return;
                    }
                    k = i;
                    break;
                }
            }
            while (k > 0 && distance[k - 1] > offered) {
                distance[k] = distance[k - 1];
                index[k] = index[k - 1];
                mirror[k] = mirror[k - 1];
                k--;
            }
            distance[k] = offered;
            index[k] = j;
            mirror[k] = mirrored;
        }

        /** How many are much nearer than the next one. */
        int alike() {
            for (int k = 0; k < NEIGHBOURS - 1 && index[k] >= 0; k++) {
                if (distance[k] > MOST_DISTANCE * MOST_DISTANCE) {
                    return 0;
                }
                if (distance[k] < RATIO * RATIO * distance[k + 1]) {
                    return k + 1;
                }
            }
            return 0;
        }
    }

    private static boolean within(Keypoint a, Keypoint b, double reach) {
        double dx = a.x() - b.x();
        double dy = a.y() - b.y();
        return dx * dx + dy * dy < reach * reach;
    }

    private static int dot(int[] a, int i, int[] b, int j) {
        int from = i * LENGTH;
        int other = j * LENGTH;
        int sum = 0;
        for (int k = 0; k < LENGTH; k++) {
            sum += a[from + k] * b[other + k];
        }
        return sum;
    }
}
