package org.telltale.inference.detect.resampling;

import org.telltale.inference.detect.CellMask;

/**
 * Where a periodic correlation is that the rest of the picture does not have.
 *
 * @param mask cells of one step of the windows
 * @param period of the correlation, source pixels
 * @param log10Nfa base-10 logarithm of the number of false alarms of its highest peak
 */
record ResampledPlace(CellMask mask, double period, double log10Nfa) {}
