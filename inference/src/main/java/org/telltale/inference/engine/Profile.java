package org.telltale.inference.engine;

/** How much an analysis does; each holds what the one before it does. */
public enum Profile {
    /** Probe, metadata and packs. */
    QUICK,
    /** The default. */
    STANDARD,
    /** Adds the slow measured detectors. */
    THOROUGH
}
