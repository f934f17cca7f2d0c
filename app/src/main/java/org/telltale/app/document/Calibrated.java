package org.telltale.app.document;

import org.telltale.inference.pack.calibration.AffineFit;
import org.telltale.inference.pack.calibration.CalibrationQuality;
import org.telltale.inference.pack.calibration.CalibrationSet;
import org.telltale.inference.pack.calibration.PackScores;
import org.telltale.inference.pack.store.StoredPack;

/**
 * A pack that was calibrated. Immutable.
 *
 * @param from the pack whose scores were fitted
 * @param written the new version
 * @param groupedBy how sources were told apart, as the user gave it
 * @param reals what came of the files that are not manipulated
 * @param fakes what came of the manipulated ones
 * @param set their scores and sources
 * @param fit to all of them
 * @param quality on the halves that it was not fitted on
 */
public record Calibrated(
        StoredPack.Installed from,
        StoredPack.Installed written,
        String groupedBy,
        PackScores.Scored reals,
        PackScores.Scored fakes,
        CalibrationSet set,
        AffineFit fit,
        CalibrationQuality quality) {}
