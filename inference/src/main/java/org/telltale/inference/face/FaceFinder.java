package org.telltale.inference.face;

import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.worker.NativeWorker;
import org.telltale.inference.worker.Pixels;

/**
 * Finds faces in a picture and places their regions. The cascades that OpenCV carries do it today;
 * a pack takes their place later, and no detector changes.
 *
 * <p>Safe for use by several threads.
 */
public interface FaceFinder {
    /** Stable name, e.g. {@code opencv-cascades}. */
    String name();

    /**
     * Looks for faces. Finding none is an answer, not an error.
     *
     * @param pixels upright picture, 8-bit BGRA; only read
     * @param worker runs the native code
     * @param cancellation checked between native calls
     * @throws org.telltale.inference.engine.CancelledException when the analysis is cancelled
     */
    FoundFaces find(Pixels pixels, NativeWorker worker, Cancellation cancellation);
}
