package org.telltale.explainer.rubric;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.telltale.inference.media.Box;

/** Areas of boxes that may overlap, exact: the plane is cut along their edges. */
final class BoxUnion {
    private BoxUnion() {}

    /** Pixels that at least one box covers. */
    static long area(List<Box> boxes) {
        int[] xs = edges(boxes.stream().flatMapToInt(box -> IntStream.of(box.x1(), box.x2())));
        int[] ys = edges(boxes.stream().flatMapToInt(box -> IntStream.of(box.y1(), box.y2())));
        long area = 0;
        for (int i = 0; i + 1 < xs.length; i++) {
            for (int j = 0; j + 1 < ys.length; j++) {
                int x = xs[i];
                int y = ys[j];
                if (boxes.stream().anyMatch(box -> box.contains(x, y))) {
                    area += (long) (xs[i + 1] - x) * (ys[j + 1] - y);
                }
            }
        }
        return area;
    }

    /** Pixels that both sets of boxes cover. */
    static long shared(List<Box> one, List<Box> other) {
        List<Box> all = Stream.concat(one.stream(), other.stream()).toList();
        return area(one) + area(other) - area(all);
    }

    private static int[] edges(IntStream values) {
        return values.distinct().sorted().toArray();
    }
}
