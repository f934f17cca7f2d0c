package org.telltale.inference.verdict;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.engine.DetectorRun;
import org.telltale.inference.engine.Finding;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.engine.Place;
import org.telltale.inference.engine.Profile;

/**
 * How the likelihood ratios of several detectors become one: a weighted sum, whose weights were
 * learned by logistic regression on joint scores of the same pictures, so that what two detectors
 * see of the same trace is not counted twice (Brümmer et al., "Fusion of heterogeneous speaker
 * recognition systems", IEEE TASLP 15, 2007), and whose own calibration turns the sum into a ratio.
 * A detector that does not apply or abstains adds nothing. Data, not code. Immutable.
 *
 * @param models at most one for each profile, since a profile decides which detectors run
 */
public record Fusion(List<Model> models) {
    public Fusion {
        models = List.copyOf(models);
    }

    /** Fuses nothing: what the recipe measures with. */
    public static Fusion none() {
        return new Fusion(List.of());
    }

    /**
     * The model whose every detector ran, in the version that it was fitted with; of several, the
     * one with the most detectors. Null where there is none, as when the user chose a few
     * detectors: a sum that lacks a part means something else.
     */
    public @Nullable Model covering(List<DetectorRun> runs) {
        Model best = null;
        for (Model model : models) {
            if (model.weights().stream().allMatch(weight -> weight.ranIn(runs))
                    && (best == null || model.weights().size() > best.weights().size())) {
                best = model;
            }
        }
        return best;
    }

    /**
     * Weights for the detectors of one profile.
     *
     * @param profile whose detectors it fuses
     * @param weights one for each detector that has a say
     * @param leastRegion score of the sum below which a place is not shown: chosen so that few real
     *     pictures show any
     * @param calibration of the sum
     */
    public record Model(
            Profile profile, List<Weight> weights, double leastRegion, Calibration calibration) {
        public Model {
            Objects.requireNonNull(profile);
            Objects.requireNonNull(calibration);
            weights = List.copyOf(weights);
        }

        /** The weight of a detector; 0 for one without a say. */
        public double weightOf(String detector) {
            return weights.stream()
                    .filter(weight -> weight.detector().equals(detector))
                    .mapToDouble(Weight::weight)
                    .findFirst()
                    .orElse(0);
        }

        /** The weighted sum of what the completed detectors say of the whole picture. */
        public double sum(List<DetectorRun> runs) {
            return runs.stream()
                    .filter(run -> run.outcome() instanceof Outcome.Completed)
                    .mapToDouble(run -> weightOf(run.detector().id()) * whole(run))
                    .sum();
        }

        /** Detectors with a say that completed with a ratio, as weight by id. */
        public Map<String, Double> speaking(List<DetectorRun> runs) {
            return runs.stream()
                    .filter(run -> run.outcome() instanceof Outcome.Completed)
                    .filter(run -> weightOf(run.detector().id()) > 0 && speaks(run))
                    .collect(
                            java.util.stream.Collectors.toMap(
                                    run -> run.detector().id(),
                                    run -> weightOf(run.detector().id())));
        }

        private static boolean speaks(DetectorRun run) {
            return run.outcome().evidence().findings().stream()
                    .anyMatch(f -> f.place() instanceof Place.Whole && f.llr() != null);
        }

        private static double whole(DetectorRun run) {
            for (Finding finding : run.outcome().evidence().findings()) {
                Double llr = finding.llr();
                if (finding.place() instanceof Place.Whole && llr != null) {
                    return llr;
                }
            }
            return 0;
        }
    }

    /**
     * A detector's say.
     *
     * @param detector id
     * @param version that it was learned with
     * @param weight of its log10 likelihood ratio, 0 or more
     */
    public record Weight(String detector, String version, double weight) {
        public Weight {
            Objects.requireNonNull(detector);
            Objects.requireNonNull(version);
            if (!(weight >= 0)) {
                throw new IllegalArgumentException("weight " + weight + " of " + detector);
            }
        }

        private boolean ranIn(List<DetectorRun> runs) {
            return runs.stream()
                    .map(DetectorRun::detector)
                    .anyMatch(d -> d.id().equals(detector) && d.version().equals(version));
        }
    }
}
