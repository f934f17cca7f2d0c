package org.telltale.inference.detect.resampling;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.telltale.inference.detect.CellMask;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.EvidenceMap;
import org.telltale.inference.image.Plane;

/**
 * Finds windows whose spectrum has a peak that the rest of the picture does not have. A peak counts
 * where noise would give less than {@value #LOG10_ALLOWED} (as a power of ten) such peaks in all
 * bins of all windows of the picture. One that many windows have, or all of them weakly, is the
 * history of the whole picture. Windows whose own pixels repeat are left out. Used once, by one
 * thread.
 */
final class ResampledSearch {
    /** Places with a number of false alarms below 10 to this are significant. */
    static final double LOG10_ALLOWED = -4;

    /** A peak in more than this share of the windows belongs to the whole picture. */
    private static final double COMMON = 0.3;

    /** Overlapping windows that must agree about a frequency. */
    private static final int LEAST_WINDOWS = 3;

    /** The same for the picture's own spectrum in one window: there the scene repeats. */
    private static final double LOG10_TEXTURE = -2;

    private static final int MOST_PLACES = 8;

    private final PeakField field;
    private final Plane map;
    private final Plane luma;
    private final Cancellation cancellation;
    private final WindowPower spectrum;
    private final BitSet looked = new BitSet();
    private final BitSet textured = new BitSet();
    private final List<Peak> local = new ArrayList<>();
    private final List<Peak> shared = new ArrayList<>();

    ResampledSearch(PeakField field, Plane map, Plane luma, Cancellation cancellation) {
        this.field = field;
        this.map = map;
        this.luma = luma;
        this.cancellation = cancellation;
        this.spectrum = new WindowPower(field.side());
    }

    /**
     * The significant frequency that most of the picture has, be it faintly; to be asked after
     * {@link #find}.
     */
    Optional<Peak> common() {
        return frequencies().stream()
                .filter(peak -> share(peak) > COMMON || shared.contains(peak))
                .max(Comparator.comparingDouble(this::share));
    }

    /**
     * Significant places, surest first.
     *
     * @throws org.telltale.inference.engine.CancelledException if the request comes meanwhile
     */
    List<ResampledPlace> find() {
        Map<Peak, BitSet> candidates = candidates();
        Peak[] peaks = candidates.keySet().toArray(Peak[]::new);
        BitSet[] having = candidates.values().toArray(BitSet[]::new);
        BitSet windows = new BitSet();
        if (peaks.length > 0) {
            RestOfPicture rest = new RestOfPicture(map, field, peaks, having);
            BitSet sharing = rest.sharing(cancellation);
            for (int i = 0; i < peaks.length; i++) {
                if (sharing.get(i)) {
                    shared.add(peaks[i]);
                } else if (rest.askable(i)) {
                    windows.or(having[i]);
                    local.add(peaks[i]);
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

    /** Frequencies that few windows have, but enough that overlap, with these windows. */
    private Map<Peak, BitSet> candidates() {
        Map<Peak, BitSet> candidates = new LinkedHashMap<>();
        for (Peak peak : frequencies()) {
            cancellation.check();
            if (share(peak) <= COMMON) {
                BitSet agreeing = agreeing(peak);
                if (agreeing.cardinality() >= LEAST_WINDOWS) {
                    candidates.put(peak, agreeing);
                }
            }
        }
        return candidates;
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
            if (has && !textured(w)) {
                agreeing.set(w);
            }
        }
        return agreeing;
    }

    /**
     * Whether the scene itself repeats there at any frequency: its harmonics, aliased ones and
     * beats among them, reach the prediction map at many others.
     */
    private boolean textured(int window) {
        if (!looked.get(window)) {
            cancellation.check();
            looked.set(window);
            int left = window % field.across() * field.step();
            spectrum.take(luma, left, window / field.across() * field.step());
            textured.set(window, PeakField.repeats(spectrum, field.side(), LOG10_TEXTURE));
        }
        return textured.get(window);
    }

    private boolean local(Peak peak) {
        return local.stream().anyMatch(l -> l.near(peak, field.side()));
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
                if (peak.ratio() > highest.ratio() && local(peak)) {
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
