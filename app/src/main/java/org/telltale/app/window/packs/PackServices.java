package org.telltale.app.window.packs;

import org.telltale.app.Composition;
import org.telltale.inference.pack.catalogue.Catalogue;
import org.telltale.inference.pack.install.PackInstaller;
import org.telltale.inference.pack.selftest.PackSelfTest;
import org.telltale.inference.pack.store.PackStore;
import org.telltale.inference.worker.NativeWorker;

/**
 * What the view works with. Immutable.
 *
 * @param store the installed packs
 * @param catalogue what can be installed by name
 * @param installer installs into the store
 * @param selfTest runs self-tests
 * @param worker lets go of the models of packs that are removed
 */
public record PackServices(
        PackStore store,
        Catalogue catalogue,
        PackInstaller installer,
        PackSelfTest selfTest,
        NativeWorker worker) {
    /** From the composition, which also closes the worker. */
    public static PackServices of(Composition composition) {
        PackStore store = composition.packs();
        return new PackServices(
                store,
                Catalogue.builtIn(),
                composition.packInstaller(store),
                composition.packSelfTest(),
                composition.worker());
    }
}
