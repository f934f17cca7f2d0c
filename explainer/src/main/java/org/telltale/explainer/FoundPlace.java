package org.telltale.explainer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.engine.Finding;
import org.telltale.inference.engine.Place;
import org.telltale.inference.media.Box;

/**
 * One place in a media and the findings of all detectors that point at it, so that it is told once.
 * Used by one thread.
 */
final class FoundPlace {
    /** A box this many times larger than another is about more than the other's place. */
    private static final int MOST_LARGER = 8;

    private final List<Found> found = new ArrayList<>();

    FoundPlace(Found first) {
        found.add(first);
    }

    /**
     * A finding and who made it.
     *
     * @param title of the detector
     */
    record Found(String title, Finding finding) {}

    /** Adds a finding at the same place; false where it lies elsewhere. */
    boolean takes(Found other) {
        boolean same =
                found.stream().anyMatch(f -> same(f.finding().place(), other.finding().place()));
        if (same) {
            found.add(other);
        }
        return same;
    }

    /** The findings here. */
    List<Finding> findings() {
        return found.stream().map(Found::finding).toList();
    }

    /** The finding whose place is named: the one with the highest ratio, else the first. */
    Finding leading() {
        return findings().stream()
                .filter(finding -> finding.llr() != null)
                .max(Comparator.comparingDouble(FoundPlace::llr))
                .orElse(found.getFirst().finding());
    }

    /** Detectors that give a ratio here, each once. */
    List<String> calibrated() {
        return titles(true);
    }

    /** Detectors that mark the place without a ratio, and give none here at all. */
    List<String> uncalibrated() {
        List<String> with = calibrated();
        return titles(false).stream().filter(title -> !with.contains(title)).toList();
    }

    /** Log10 likelihood ratios here, ascending. */
    List<Double> llrs() {
        return findings().stream()
                .map(Finding::llr)
                .filter(Objects::nonNull)
                .map(Double::valueOf)
                .sorted()
                .toList();
    }

    private List<String> titles(boolean withRatio) {
        return found.stream()
                .filter(f -> (f.finding().llr() != null) == withRatio)
                .map(Found::title)
                .distinct()
                .toList();
    }

    private static double llr(Finding finding) {
        @Nullable Double llr = finding.llr();
        return llr == null ? 0 : llr;
    }

    /** Most of the smaller place lies in the larger one, which is not very much larger. */
    private static boolean same(Place one, Place other) {
        if (one instanceof Place.Region a && other instanceof Place.Region b) {
            Box first = a.box();
            Box second = b.box();
            long smaller = Math.min(first.area(), second.area());
            long larger = Math.max(first.area(), second.area());
            return 2 * first.intersection(second) > smaller && larger <= MOST_LARGER * smaller;
        }
        if (one instanceof Place.Interval a && other instanceof Place.Interval b) {
            long shared =
                    Math.min(a.endMicros(), b.endMicros())
                            - Math.max(a.startMicros(), b.startMicros());
            long shorter =
                    Math.min(a.endMicros() - a.startMicros(), b.endMicros() - b.startMicros());
            return a.track().equals(b.track()) && 2 * shared > shorter;
        }
        return false;
    }
}
