package org.telltale.inference.detect.resampling;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.telltale.inference.detect.CellMask;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.EvidenceMap;
import org.telltale.inference.image.Plane;

/**
 * Finds windows whose spectrum has a peak that the rest of the picture does not have. A peak counts
 * where noise would give less than {@value #LOG10_ALLOWED} (as a power of ten) such peaks in all
 * bins of all windows of the picture. One that many windows have is the history of the whole
 * picture. One that the picture itself has at that frequency or at half of it is a texture of the
 * scene. Used once, by one thread.
 */
final class ResampledSearch {
    /** Places with a number of false alarms below 10 to this are significant. */
    static final double LOG10_ALLOWED = -4;

    /** A peak in more than this share of the windows belongs to the whole picture. */
    private static final double COMMON = 0.3;

    /** Overlapping windows that must agree about a frequency. */
    private static final int LEAST_WINDOWS = 3;

    /** The picture's own spectrum stands so high where a texture has that frequency. */
    private static final double TEXTURE = 10;

    private static final int MOST_PLACES = 8;

    private final PeakField field;
    private final Plane luma;
    private final Cancellation cancellation;
    private final WindowPower texture;

    ResampledSearch(PeakField field, Plane luma, Cancellation cancellation) {
        this.field = field;
        this.luma = luma;
        this.cancellation = cancellation;
        this.texture = new WindowPower(field.side());
    }

    /** The significant frequency that most of the picture has, if much of it has one. */
    Optional<Peak> common() {
        return frequencies().stream()
                .filter(peak -> share(peak) > COMMON)
                .max(Comparator.comparingDouble(this::share));
    }

    /**
     * Significant places, surest first.
     *
     * @throws org.telltale.inference.engine.CancelledException if the request comes meanwhile
     */
    List<ResampledPlace> find() {
        BitSet windows = new BitSet();
        for (Peak peak : frequencies()) {
            cancellation.check();
            if (share(peak) <= COMMON) {
                BitSet agreeing = agreeing(peak);
                if (agreeing.cardinality() >= LEAST_WINDOWS) {
                    windows.or(agreeing);
                }
            }
        }
        List<ResampledPlace> places = new ArrayList<>();
        EvidenceMap.Transform any = EvidenceMap.Transform.IDENTITY;
        for (CellMask place :
                CellMask.components(windows, field.across(), field.down(), any, LEAST_WINDOWS)) {
            places.add(place(place.cells()));
        }
        places.sort(Comparator.comparingDouble(ResampledPlace::log10Nfa));
        return places.subList(0, Math.min(MOST_PLACES, places.size()));
    }

    /** The significant frequencies of all windows, each once, as its highest peak. */
    private List<Peak> frequencies() {
        List<Peak> all =
                field.peaks().stream()
                        .flatMap(List::stream)
                        .filter(this::significant)
                        .sorted(Comparator.comparingDouble(Peak::ratio).reversed())
                        .toList();
        List<Peak> distinct = new ArrayList<>();
        for (Peak peak : all) {
            if (distinct.stream().noneMatch(d -> d.near(peak, field.side()))) {
                distinct.add(peak);
            }
        }
        return distinct;
    }

    private boolean significant(Peak peak) {
        return log10Nfa(peak) < LOG10_ALLOWED;
    }

    private double log10Nfa(Peak peak) {
        return field.log10Tests() + Peak.log10Tail(peak.ratio());
    }

    private double share(Peak frequency) {
        long having =
                field.peaks().stream()
                        .filter(w -> w.stream().anyMatch(p -> p.near(frequency, field.side())))
                        .count();
        return (double) having / field.windows();
    }

    /** Windows with a significant peak there that is no texture of the scene. */
    private BitSet agreeing(Peak frequency) {
        BitSet agreeing = new BitSet();
        for (int w = 0; w < field.windows(); w++) {
            boolean has =
                    field.peaks().get(w).stream()
                            .anyMatch(p -> significant(p) && p.near(frequency, field.side()));
            if (has && !textured(w, frequency)) {
                agreeing.set(w);
            }
        }
        return agreeing;
    }

    /** Errors of either sign repeat twice in a period of a texture, so half of it counts too. */
    private boolean textured(int window, Peak frequency) {
        cancellation.check();
        int side = field.side();
        texture.take(
                luma,
                window % field.across() * field.step(),
                window / field.across() * field.step());
        int v = frequency.v() > side / 2 ? frequency.v() - side : frequency.v();
        return peaks(frequency.u(), v) || peaks(frequency.u() / 2, v / 2);
    }

    private boolean peaks(int u, int v) {
        int side = field.side();
        for (int dv = -1; dv <= 1; dv++) {
            for (int du = -1; du <= 1; du++) {
                int at = u + du;
                if (at >= 0
                        && at <= side / 2
                        && texture.ratio(at, Math.floorMod(v + dv, side)) > TEXTURE) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The cells that at least half as many of these windows cover as cover any cell. */
    private ResampledPlace place(BitSet windows) {
        int span = field.side() / field.step();
        int across = field.across() + span - 1;
        int down = field.down() + span - 1;
        int[] covers = new int[across * down];
        int most = 0;
        Peak highest = new Peak(0, 1, 0);
        for (int w = windows.nextSetBit(0); w >= 0; w = windows.nextSetBit(w + 1)) {
            for (int i = 0; i < span * span; i++) {
                int row = w / field.across() + i / span;
                int cell = row * across + w % field.across() + i % span;
                most = Math.max(most, ++covers[cell]);
            }
            for (Peak peak : field.peaks().get(w)) {
                if (peak.ratio() > highest.ratio() && share(peak) <= COMMON) {
                    highest = peak;
                }
            }
        }
        BitSet cells = new BitSet();
        for (int cell = 0; cell < covers.length; cell++) {
            if (2 * covers[cell] >= most) {
                cells.set(cell);
            }
        }
        EvidenceMap.Transform transform =
                new EvidenceMap.Transform(field.step(), field.step(), 0, 0);
        return new ResampledPlace(
                new CellMask(across, down, transform, cells),
                1 / highest.frequency(field.side()),
                log10Nfa(highest));
    }
}
