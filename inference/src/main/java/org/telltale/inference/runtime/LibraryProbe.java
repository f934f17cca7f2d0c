package org.telltale.inference.runtime;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;

/** Whether the system's loader finds a native library. */
@FunctionalInterface
interface LibraryProbe {
    /**
     * Whether a library of that exact name, and all that it needs itself, can be loaded from where
     * the system looks.
     */
    boolean loads(String name);

    /** Asks the system's loader, and lets go of the library again. */
    static LibraryProbe ofSystem() {
        return name -> {
            try (Arena arena = Arena.ofConfined()) {
                SymbolLookup.libraryLookup(name, arena);
                return true;
            } catch (IllegalArgumentException e) {
                // The method's way to say that there is none; the name is not invalid.
                return false;
            }
        };
    }
}
