package org.telltale.inference.detect.pack;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telltale.inference.detect.face.FacesDetector;
import org.telltale.inference.engine.Detector;
import org.telltale.inference.face.ApproximateRegions;
import org.telltale.inference.face.FaceFinder;
import org.telltale.inference.face.FrontalFaceFinder;
import org.telltale.inference.pack.PostProcessing;
import org.telltale.inference.pack.store.StoredPack;
import org.telltale.inference.reason.Reason;

/**
 * The detectors of the program and of the packs that are installed at the moment. A face detection
 * pack takes the place of the cascades, a landmarks pack measures points of the faces found, and
 * every pack that scores or maps pictures, or scores faces, is a detector of its own. Asked anew
 * for each analysis, so that a pack installed meanwhile takes part. Thread-safe.
 */
public final class PackDetectors implements Supplier<List<Detector>> {
    private static final Logger LOG = LoggerFactory.getLogger(PackDetectors.class);

    private final PackRuns runs;
    private final Function<Detector, List<Detector>> builtIn;
    private volatile @Nullable Known known;

    /**
     * Detectors of a store's packs beside those of the program.
     *
     * @param runs that share the store
     * @param builtIn the program's own, given the detector of faces
     */
    public PackDetectors(PackRuns runs, Function<Detector, List<Detector>> builtIn) {
        this.runs = runs;
        this.builtIn = builtIn;
    }

    /** The name of a pack's detector, which no detector of the program has. */
    public static String id(StoredPack pack) {
        return "pack-" + pack.id();
    }

    @Override
    public List<Detector> get() {
        List<StoredPack> all = new ArrayList<>();
        List<StoredPack.Installed> usable = new ArrayList<>();
        List<Detector> own = new ArrayList<>();
        boolean listed = true;
        try {
            all.addAll(runs.store().list());
            usable.addAll(runs.store().usable());
            Known before = known;
            if (before != null && before.packs().equals(all)) {
                return before.detectors();
            }
        } catch (IOException e) {
            LOG.warn("the packs cannot be listed", e);
            listed = false;
            Reason reason =
                    Reason.of("pack-detector.unreadable", String.valueOf(runs.store().folder()));
            own.add(new RefusedPackDetector("packs", "1", "Packs", null, reason));
        }
        PackUses uses = new PackUses(usable);
        uses.detectors().forEach(pack -> own.add(detector(pack)));
        Set<String> used = new HashSet<>();
        usable.forEach(pack -> used.add(pack.id()));
        for (StoredPack pack : all) {
            // Beside a version that works, a damaged one is a matter of "packs verify".
            if (pack instanceof StoredPack.Damaged damaged && used.add(damaged.id())) {
                own.add(
                        new RefusedPackDetector(
                                id(damaged),
                                damaged.version(),
                                damaged.id(),
                                null,
                                damaged.fault()));
            }
        }
        List<Detector> together = new ArrayList<>(builtIn.apply(new FacesDetector(finder(uses))));
        together.addAll(own);
        List<Detector> made = List.copyOf(together);
        known = listed ? new Known(List.copyOf(all), made) : null;
        return made;
    }

    private Detector detector(StoredPack.Installed pack) {
        if (PackUses.fits(pack.manifest())) {
            switch (pack.manifest().post()) {
                case PostProcessing.Score score -> {
                    return new PackScoreDetector(pack, score, runs);
                }
                case PostProcessing.PixelScores scores -> {
                    return new PackMapDetector(pack, scores, runs);
                }
                default -> {
                    // None of a detector's.
                }
            }
        }
        return new RefusedPackDetector(
                id(pack),
                pack.version(),
                pack.manifest().title(),
                pack.digest(),
                Reason.of("pack-detector.decoder", pack.id()));
    }

    private FaceFinder finder(PackUses uses) {
        ApproximateRegions proportions = ApproximateRegions.builtIn();
        FaceFinder finder =
                uses.faces()
                        .<FaceFinder>map(pack -> new PackFaceFinder(pack, runs, proportions))
                        .orElseGet(() -> new FrontalFaceFinder(proportions));
        return uses.landmarks()
                .<FaceFinder>map(pack ->
                        new LandmarkMeter(
                                finder, pack, (PostProcessing.Points) pack.manifest().post(), runs))
                .orElse(finder);
    }

    /** What was installed the last time, and the detectors that came of it. */
    private record Known(List<StoredPack> packs, List<Detector> detectors) {}
}
