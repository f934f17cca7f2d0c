package org.telltale.inference.engine;

import org.jspecify.annotations.Nullable;
import org.telltale.inference.media.MediaException;

/**
 * Looks at one media and answers an {@link Outcome}.
 *
 * <p>Plain blocking code: it calls {@link Examination#checkCancelled()} often enough to stop within
 * a quarter of a second. "No face" or "not a JPEG" is {@link Outcome.NotApplicable}, never an
 * exception and never a score of 0. One instance serves several analyses at once, so it keeps no
 * state of an analysis. It must not write to the media.
 */
public interface Detector {
    /** What this detector is; the same object every time. */
    DetectorInfo info();

    /**
     * Digest of the pack that it runs, which every outcome names, also one without a finding; null
     * without a pack.
     */
    default @Nullable String packSha256() {
        return null;
    }

    /**
     * Examines one media.
     *
     * @throws CancelledException when the analysis is cancelled; the engine makes it an outcome
     * @throws MediaException when the picture or sound cannot be decoded; the engine makes it a
     *     {@link Outcome.Failed}
     */
    Outcome examine(Examination examination) throws MediaException;
}
