package org.telltale.inference.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A place drawn on a picture: a box, or a closed polygon within it. Immutable.
 *
 * @param box what it reaches over, in source pixels
 * @param corners of the polygon, in order, the last joined to the first; empty for a plain box
 */
public record Outline(Box box, List<Corner> corners) implements java.io.Serializable {
    /** More corners say nothing that can be seen. */
    public static final int MOST_CORNERS = 2000;

    public Outline {
        Objects.requireNonNull(box);
        corners = List.copyOf(corners);
        if (!corners.isEmpty() && !box.equals(bounds(corners))) {
            throw new IllegalArgumentException("corners that do not span " + box);
        }
        if (corners.size() > MOST_CORNERS) {
            throw new IllegalArgumentException(corners.size() + " corners");
        }
    }

    /** A plain box. */
    public static Outline of(Box box) {
        return new Outline(box, List.of());
    }

    /**
     * The polygon of these corners, without those that repeat the one before.
     *
     * @return null where they enclose nothing
     */
    public static @Nullable Outline of(List<Corner> drawn) {
        List<Corner> corners = new ArrayList<>();
        for (Corner corner : drawn) {
            if (corners.isEmpty() || !corners.getLast().equals(corner)) {
                corners.add(corner);
            }
        }
        while (corners.size() > 1 && corners.getLast().equals(corners.getFirst())) {
            corners.removeLast();
        }
        Box box = bounds(corners);
        return box == null || corners.size() > MOST_CORNERS || twiceArea(corners) == 0
                ? null
                : new Outline(box, corners);
    }

    private static @Nullable Box bounds(List<Corner> corners) {
        if (corners.size() < 3) {
            return null;
        }
        int x1 = corners.stream().mapToInt(Corner::x).min().orElseThrow();
        int y1 = corners.stream().mapToInt(Corner::y).min().orElseThrow();
        int x2 = corners.stream().mapToInt(Corner::x).max().orElseThrow();
        int y2 = corners.stream().mapToInt(Corner::y).max().orElseThrow();
        return x2 > x1 && y2 > y1 ? new Box(x1, y1, x2, y2) : null;
    }

    /** Twice the signed area, by the shoelace formula. */
    private static long twiceArea(List<Corner> corners) {
        long sum = 0;
        for (int i = 0; i < corners.size(); i++) {
            Corner a = corners.get(i);
            Corner b = corners.get((i + 1) % corners.size());
            sum += (long) a.x() * b.y() - (long) b.x() * a.y();
        }
        return sum;
    }

    /** Whether it lies in a picture of that size. */
    public boolean liesIn(int width, int height) {
        return box.x1() >= 0 && box.y1() >= 0 && box.x2() <= width && box.y2() <= height;
    }

    /** Whether the point lies inside; of a polygon by the even-odd rule. */
    public boolean contains(double x, double y) {
        if (x < box.x1() || y < box.y1() || x >= box.x2() || y >= box.y2()) {
            return false;
        }
        boolean inside = corners.isEmpty();
        for (int i = 0; i < corners.size(); i++) {
            Corner a = corners.get(i);
            Corner b = corners.get((i + 1) % corners.size());
            if (a.y() > y != b.y() > y
                    && x < a.x() + (y - a.y()) * (b.x() - a.x()) / (b.y() - a.y())) {
                inside = !inside;
            }
        }
        return inside;
    }

    /** As near to moved by that as a picture of that size allows. */
    public Outline moved(int dx, int dy, int width, int height) {
        int x = Math.clamp(dx, Math.min(0, -box.x1()), Math.max(0, width - box.x2()));
        int y = Math.clamp(dy, Math.min(0, -box.y1()), Math.max(0, height - box.y2()));
        Box there = new Box(box.x1() + x, box.y1() + y, box.x2() + x, box.y2() + y);
        List<Corner> moved = new ArrayList<>();
        corners.forEach(corner -> moved.add(new Corner(corner.x() + x, corner.y() + y)));
        return new Outline(there, moved);
    }

    /** The same shape stretched to another box. */
    public Outline stretched(Box to) {
        List<Corner> stretched = new ArrayList<>();
        for (Corner corner : corners) {
            stretched.add(
                    new Corner(
                            to.x1() + scaled(corner.x() - box.x1(), to.width(), box.width()),
                            to.y1() + scaled(corner.y() - box.y1(), to.height(), box.height())));
        }
        return new Outline(to, stretched);
    }

    private static int scaled(int step, int to, int from) {
        return (int) Math.round((double) step * to / from);
    }
}
