package org.telltale.inference.detect.copymove;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.telltale.inference.worker.Keypoint;
import org.telltale.inference.worker.Keypoints;

/** Chooses keypoints evenly over the picture, so that one busy corner does not use them all up. */
final class KeypointSpread {
    private static final int TILE = 32;

    private KeypointSpread() {}

    /** The first of every tile, then the second of every tile, and so on, strongest first. */
    static Keypoints of(Keypoints all, int most) {
        List<Keypoint> points = all.points();
        if (points.size() <= most) {
            return all;
        }
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingDouble(i -> -points.get(i).response()));
        int[] rank = new int[points.size()];
        Map<Long, Integer> taken = new HashMap<>();
        for (int i : order) {
            Keypoint p = points.get(i);
            long tile = (long) (p.y() / TILE) << 32 | (long) (p.x() / TILE);
            rank[i] = taken.merge(tile, 1, Integer::sum);
        }
        order.sort(Comparator.comparingInt(i -> rank[i]));
        List<Integer> chosen = order.subList(0, most).stream().sorted().toList();
        byte[] descriptors = new byte[most * Keypoints.LENGTH];
        for (int i = 0; i < most; i++) {
            System.arraycopy(
                    all.descriptors(),
                    chosen.get(i) * Keypoints.LENGTH,
                    descriptors,
                    i * Keypoints.LENGTH,
                    Keypoints.LENGTH);
        }
        return new Keypoints(chosen.stream().map(points::get).toList(), descriptors);
    }
}
