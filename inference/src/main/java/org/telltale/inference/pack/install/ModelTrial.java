package org.telltale.inference.pack.install;

import java.io.IOException;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.pack.PackException;
import org.telltale.inference.pack.selftest.TestedOn;
import org.telltale.inference.pack.store.StoredPack;

/**
 * The last word before a pack is kept: what the runtime makes of its model. Thread-safe; blocks.
 */
public interface ModelTrial {
    /**
     * Loads the model.
     *
     * @param staged its files verified
     * @throws PackException if the runtime refuses it, or it takes or gives something other than
     *     the manifest says
     * @throws org.telltale.inference.engine.CancelledException if asked to stop
     */
    void check(StoredPack.Installed staged, Cancellation cancellation)
            throws PackException, IOException;

    /**
     * Runs its self-test on the processor.
     *
     * @return that it agrees, or that there is none
     * @throws PackException if the model does not run, or gives something other than the self-test
     *     expects
     * @throws org.telltale.inference.engine.CancelledException if asked to stop
     */
    TestedOn selfTest(StoredPack.Installed staged, Cancellation cancellation)
            throws PackException, IOException;
}
