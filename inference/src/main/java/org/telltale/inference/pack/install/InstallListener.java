package org.telltale.inference.pack.install;

import org.telltale.inference.pack.PackLicence;
import org.telltale.inference.pack.selftest.TestedOn;

/** Who installs: asked for consent, told of progress. Called on the installing thread. */
public interface InstallListener {
    /** What is being done. */
    enum Step {
        DOWNLOADING,
        COPYING,
        BUILDING,
        CHECKING,
        TESTING
    }

    /**
     * How far a step is.
     *
     * @param done of {@code total}, in bytes; 0 where it is not counted
     * @param total 0 where it is not known
     */
    void progress(Step step, long done, long total);

    /**
     * Shows what the user has to agree to; asked once, before anything is kept. For what the
     * catalogue knows, by id, address or digest, it is asked before anything is fetched; the
     * licence of any other archive stands in the archive, which is fetched first.
     *
     * @param title of the pack
     * @return whether the user agrees
     */
    boolean acceptsLicence(String title, PackLicence licence);

    /**
     * How the self-test came out on the processor; told before the pack is kept. A pack whose
     * self-test differs is refused instead.
     *
     * @param result agrees, or was not run since the pack states no self-test
     */
    void selfTested(TestedOn result);
}
