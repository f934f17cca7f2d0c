package org.telltale.inference.detect.cfa;

import org.telltale.inference.detect.CellMask;

/**
 * Where the trace of the colour filter array is not that of the rest.
 *
 * @param mask cells of the place
 * @param otherPhase true where the trace is of the other phase, false where it is missing
 * @param trace mean trace of its box over what the rest of the picture has: 1 as elsewhere
 * @param log10Nfa base-10 logarithm of the number of false alarms
 */
record TracePlace(CellMask mask, boolean otherPhase, double trace, double log10Nfa) {}
