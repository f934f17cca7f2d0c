package org.telltale.inference.detect.face;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.detect.face.ConsistencyCue.Against;
import org.telltale.inference.detect.face.ConsistencyCue.Kind;
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
    static final double LEAST_NOISE = Math.sqrt(1 / 12.0);

    /** Below this chroma everywhere, the picture is grey and its colours say nothing. */
    private static final double GREY = 2;

    private final Map<FacialRegion, RegionMeasure> measures;
    private final boolean grey;

    RegionComparison(Map<FacialRegion, RegionMeasure> measures) {
        this.measures = new EnumMap<>(FacialRegion.class);
        this.measures.putAll(measures);
        this.grey = measures.values().stream().allMatch(m -> m.chroma().strength() < GREY);
    }

    /** Whether the face has no colour. */
    boolean isGrey() {
        return grey;
    }

    /**
     * All comparisons, region by region. Of a mirrored pair one region is reported: the one that
     * departs further from the rest of the face.
     */
    List<Compared> compare() {
        List<Compared> all = new ArrayList<>();
        for (FacialRegion region : measures.keySet()) {
            for (ConsistencyCue cue : ConsistencyCue.values()) {
                RegionMeasure other = other(cue, region);
                if (other != null) {
                    all.add(new Compared(cue, region, value(cue.kind(), of(region), other)));
                }
            }
        }
        return all;
    }

    /** What the region is compared with; null where this cue is not reported for it. */
    private @Nullable RegionMeasure other(ConsistencyCue cue, FacialRegion region) {
        if (cue.against() == Against.INSIDE_AND_OUTSIDE || !has(cue.kind(), region)) {
            return null;
        }
        if (cue.against() == Against.MIRRORED_REGION) {
            return isReportedSide(region, cue) ? of(region.mirrored()) : null;
        }
        return hasRest(region, cue.kind()) ? rest(region, cue.kind()) : null;
    }

    private boolean has(Kind kind, FacialRegion region) {
        RegionMeasure measure = measures.get(region);
        return measure != null
                && switch (kind) {
                    case NOISE, SHARPNESS -> true;
                    case COLOUR -> !grey;
                    case SPECTRUM -> measure.slope() != null;
                    case BLOCKING -> measure.blocking() != null;
                };
    }

    private boolean isReportedSide(FacialRegion region, ConsistencyCue cue) {
        FacialRegion other = region.mirrored();
        if (other == region || !has(cue.kind(), other)) {
            return false;
        }
        boolean first = region.compareTo(other) < 0;
        if (!hasRest(region, cue.kind())) {
            return first;
        }
        int order = Double.compare(departure(cue, region), departure(cue, other));
        return order > 0 || (order == 0 && first);
    }

    private double departure(ConsistencyCue cue, FacialRegion region) {
        return cue.departure(value(cue.kind(), of(region), rest(region, cue.kind())));
    }

    private static double value(Kind kind, RegionMeasure region, RegionMeasure other) {
        return switch (kind) {
            case NOISE ->
                    Math.max(region.noise(), LEAST_NOISE) / Math.max(other.noise(), LEAST_NOISE);
            case SHARPNESS -> region.frequency() / other.frequency();
            case COLOUR -> region.chroma().distance(other.chroma());
            case SPECTRUM -> known(region.slope()) - known(other.slope());
            case BLOCKING -> known(region.blocking()) / known(other.blocking());
        };
    }

    private RegionMeasure of(FacialRegion region) {
        RegionMeasure measure = measures.get(region);
        if (measure == null) {
            throw new IllegalArgumentException(region + " was not measured");
        }
        return measure;
    }

    private boolean hasRest(FacialRegion region, Kind kind) {
        return measures.keySet().stream().filter(r -> r != region && has(kind, r)).count()
                >= LEAST_REST;
    }

    private RegionMeasure rest(FacialRegion region, Kind kind) {
        List<RegionMeasure> others =
                measures.entrySet().stream()
                        .filter(e -> e.getKey() != region && has(kind, e.getKey()))
                        .map(Map.Entry::getValue)
                        .toList();
        return new RegionMeasure(
                median(others, RegionMeasure::noise),
                median(others, RegionMeasure::frequency),
                new Chroma(
                        median(others, m -> m.chroma().a()), median(others, m -> m.chroma().b())),
                kind == Kind.SPECTRUM ? median(others, m -> known(m.slope())) : null,
                kind == Kind.BLOCKING ? median(others, m -> known(m.blocking())) : null);
    }

    private static double known(@Nullable Double measure) {
        if (measure == null) {
            throw new IllegalArgumentException("a region without this measure was compared");
        }
        return measure;
    }

    private static double median(
            List<RegionMeasure> measures, ToDoubleFunction<RegionMeasure> value) {
        return median(measures.stream().mapToDouble(value).toArray());
    }

    /** The middle of some values, which it puts in order; of an even number, of the two. */
    static double median(double[] values) {
        Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
