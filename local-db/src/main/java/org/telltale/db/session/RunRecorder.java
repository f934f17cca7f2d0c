package org.telltale.db.session;

import org.jspecify.annotations.Nullable;
import org.telltale.explainer.Explanation;
import org.telltale.inference.engine.RunListener;

/** Stores a run as it goes; a crash loses at most the detector in progress. */
public interface RunRecorder extends RunListener {
    /** Id of the session; null until the file was probed. */
    @Nullable String session();

    /**
     * Adds an explanation of this very run, whatever became of the session meanwhile.
     *
     * @param author {@code telltale} or the analyst's name
     * @throws IllegalStateException if the file was not probed yet
     */
    void explained(Explanation explanation, String author);
}
