package org.telltale.inference.verdict;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.engine.DetectorInfo;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The calibrations of the detectors, as the recipe in {@code inference/training/calibration} wrote
 * them. Immutable.
 */
public final class Calibrations {
    private static final String FOLDER = "/org/telltale/inference/calibrations/";

    private final Map<String, Calibration> byDetector;
    private final boolean measuring;

    private Calibrations(Map<String, Calibration> byDetector, boolean measuring) {
        this.byDetector = Map.copyOf(byDetector);
        this.measuring = measuring;
    }

    /** No calibration at all: every score stays raw. What a calibration is fitted with. */
    public static Calibrations none() {
        return new Calibrations(Map.of(), true);
    }

    /** The given ones, at most one a detector. */
    public static Calibrations of(Calibration... calibrations) {
        Map<String, Calibration> byDetector = new HashMap<>();
        for (Calibration calibration : calibrations) {
            if (byDetector.put(calibration.detector(), calibration) != null) {
                throw new IllegalArgumentException("two calibrations of " + calibration.detector());
            }
        }
        return new Calibrations(byDetector, false);
    }

    /**
     * Those that come with the program for the given detectors; a detector without a file of its
     * name stays uncalibrated.
     *
     * @throws UncheckedIOException if a file is damaged: a fault of the program, found by a test
     */
    public static Calibrations builtIn(String... detectors) {
        Map<String, Calibration> byDetector = new HashMap<>();
        for (String detector : detectors) {
            Calibration calibration = read(detector + ".json", Calibration.class);
            if (calibration != null) {
                byDetector.put(detector, calibration);
            }
        }
        return new Calibrations(byDetector, false);
    }

    /**
     * The verdict rule that comes with the program, its dead zone justified beside it.
     *
     * @throws IllegalStateException if it is missing: a fault of the program, found by a test
     */
    public static VerdictRule builtInVerdictRule() {
        RuleFile rule = read("verdict-rule.json", RuleFile.class);
        if (rule == null) {
            throw new IllegalStateException("verdict-rule.json is missing");
        }
        return new VerdictRule(rule.deadZone(), rule.fusedBy());
    }

    /**
     * The fusion that comes with the program, fitted on joint scores by the same recipe.
     *
     * @throws IllegalStateException if it is missing: a fault of the program, found by a test
     */
    public static Fusion builtInFusion() {
        Fusion fusion = read("fusion.json", Fusion.class);
        if (fusion == null) {
            throw new IllegalStateException("fusion.json is missing");
        }
        return fusion;
    }

    /**
     * Whether a calibration is being made, so that places without a ratio are wanted too. In the
     * program they are not: nobody knows how often a real picture has such a place.
     */
    public boolean measuring() {
        return measuring;
    }

    /**
     * The calibration of a detector; null where there is none for exactly this version, since a
     * score means something else once the detector has changed.
     */
    public @Nullable Calibration of(DetectorInfo detector) {
        Calibration calibration = byDetector.get(detector.id());
        return calibration != null && calibration.detectorVersion().equals(detector.version())
                ? calibration
                : null;
    }

    private static <T> @Nullable T read(String name, Class<T> type) {
        JsonMapper mapper =
                JsonMapper.builder()
                        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .build();
        try (InputStream in = Calibrations.class.getResourceAsStream(FOLDER + name)) {
            return in == null ? null : mapper.readValue(in, type);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /**
     * @param deadZone half width in log10 likelihood ratio
     * @param why in a sentence, for who reads the file
     * @param fusedBy id of the detector that fuses the others
     */
    private record RuleFile(double deadZone, String why, @Nullable String fusedBy) {}
}
