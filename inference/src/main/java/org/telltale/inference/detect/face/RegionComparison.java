package org.telltale.inference.detect.face;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.telltale.inference.detect.face.RegionMeasure.Chroma;
import org.telltale.inference.face.FacialRegion;

/**
 * Compares the regions of one face: each with its mirrored region, and each with the rest of the
 * face, which is the median over the other regions. Immutable.
 */
final class RegionComparison {
    /** Regions besides the one compared that make "the rest of the face". */
    private static final int LEAST_REST = 4;

    /** Rounding error of whole grey levels; less noise than this is none. */
    private static final double LEAST_NOISE = Math.sqrt(1 / 12.0);

    /** Below this chroma everywhere, the picture is grey and its colours say nothing. */
    private static final double GREY = 2;

    private final Map<FacialRegion, RegionMeasure> measures;
    private final boolean grey;

    RegionComparison(Map<FacialRegion, RegionMeasure> measures) {
        this.measures = new EnumMap<>(FacialRegion.class);
        this.measures.putAll(measures);
        this.grey = measures.values().stream().allMatch(m -> m.chroma().strength() < GREY);
    }

    /**
     * All comparisons, region by region. Of a mirrored pair one region is reported: the one that
     * departs further from the rest of the face.
     */
    List<Compared> compare() {
        List<Compared> all = new ArrayList<>();
        for (FacialRegion region : measures.keySet()) {
            for (ConsistencyCue cue : ConsistencyCue.values()) {
                boolean colour = cue.kind() == ConsistencyCue.Kind.COLOUR;
                if (colour && grey) {
                    continue;
                }
                if (cue.mirror() ? isReportedSide(region, cue.kind()) : hasRest(region)) {
                    RegionMeasure other = cue.mirror() ? of(region.mirrored()) : rest(region);
                    all.add(new Compared(cue, region, value(cue.kind(), of(region), other)));
                }
            }
        }
        return all;
    }

    private boolean isReportedSide(FacialRegion region, ConsistencyCue.Kind kind) {
        FacialRegion other = region.mirrored();
        if (other == region || !measures.containsKey(other)) {
            return false;
        }
        boolean first = region.compareTo(other) < 0;
        if (!hasRest(region)) {
            return first;
        }
        int order = Double.compare(departure(kind, region), departure(kind, other));
        return order > 0 || (order == 0 && first);
    }

    private double departure(ConsistencyCue.Kind kind, FacialRegion region) {
        double value = value(kind, of(region), rest(region));
        return kind == ConsistencyCue.Kind.COLOUR ? value : Math.abs(Math.log(value));
    }

    private static double value(
            ConsistencyCue.Kind kind, RegionMeasure region, RegionMeasure other) {
        return switch (kind) {
            case NOISE ->
                    Math.max(region.noise(), LEAST_NOISE) / Math.max(other.noise(), LEAST_NOISE);
            case SHARPNESS -> region.frequency() / other.frequency();
            case COLOUR -> region.chroma().distance(other.chroma());
        };
    }

    private RegionMeasure of(FacialRegion region) {
        RegionMeasure measure = measures.get(region);
        if (measure == null) {
            throw new IllegalArgumentException(region + " was not measured");
        }
        return measure;
    }

    private boolean hasRest(FacialRegion region) {
        return measures.size() - (measures.containsKey(region) ? 1 : 0) >= LEAST_REST;
    }

    private RegionMeasure rest(FacialRegion region) {
        List<RegionMeasure> others =
                measures.entrySet().stream()
                        .filter(e -> e.getKey() != region)
                        .map(Map.Entry::getValue)
                        .toList();
        return new RegionMeasure(
                median(others, RegionMeasure::noise),
                median(others, RegionMeasure::frequency),
                new Chroma(
                        median(others, m -> m.chroma().a()), median(others, m -> m.chroma().b())));
    }

    private static double median(
            List<RegionMeasure> measures, ToDoubleFunction<RegionMeasure> value) {
        double[] sorted = measures.stream().mapToDouble(value).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1
                ? sorted[middle]
                : Arrays.stream(sorted, middle - 1, middle + 1).average().orElseThrow();
    }

    /**
     * One comparison.
     *
     * @param cue what was compared with what
     * @param region reported
     * @param value in the cue's unit
     */
    record Compared(ConsistencyCue cue, FacialRegion region, double value) {}
}
