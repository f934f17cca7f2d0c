package org.telltale.inference.pack.install;

import org.telltale.inference.pack.PackLicence;

/** Who installs: asked for consent, told of progress. Called on the installing thread. */
public interface InstallListener {
    /** What is being done. */
    enum Step {
        DOWNLOADING,
        COPYING,
        BUILDING,
        CHECKING
    }

    /**
     * How far a step is.
     *
     * @param done of {@code total}, in bytes; 0 where it is not counted
     * @param total 0 where it is not known
     */
    void progress(Step step, long done, long total);

    /**
     * Shows what the user has to agree to; asked once, before anything is fetched or kept.
     *
     * @param title of the pack
     * @return whether the user agrees
     */
    boolean acceptsLicence(String title, PackLicence licence);
}
