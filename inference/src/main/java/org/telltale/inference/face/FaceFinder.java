package org.telltale.inference.face;

import org.jspecify.annotations.Nullable;
import org.telltale.inference.engine.AnalysisSettings;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.worker.NativeWorker;
import org.telltale.inference.worker.Pixels;

/**
 * Finds faces in a picture and places their regions: the cascades that OpenCV carries, or an
 * installed pack in their place.
 *
 * <p>Safe for use by several threads.
 */
public interface FaceFinder {
    /** Stable name, e.g. {@code opencv-cascades}. */
    String name();

    /** Digest of the pack that it runs; null without one. */
    default @Nullable String packSha256() {
        return null;
    }

    /**
     * Looks for faces. Finding none is an answer, not an error.
     *
     * @param pixels upright picture, 8-bit BGRA; only read
     * @param worker runs the native code
     * @param settings of the analysis: what a pack may run on
     * @param cancellation checked between native calls
     * @throws MediaException if a pack is damaged or its model refuses
     * @throws org.telltale.inference.engine.CancelledException when the analysis is cancelled
     */
    FoundFaces find(
            Pixels pixels,
            NativeWorker worker,
            AnalysisSettings settings,
            Cancellation cancellation)
            throws MediaException;
}
