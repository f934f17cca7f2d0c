package org.telltale.inference.detect.jpeg.quantization;

import org.telltale.inference.detect.CellMask;

/**
 * A part of the picture whose blocks have another history than the rest. Immutable.
 *
 * @param mask its blocks
 * @param log10Nfa base-10 logarithm of its number of false alarms; below 0 is significant
 * @param purity what its blocks say, as a share of what they would say on average if all of them
 *     had that other history
 */
record DifferentRegion(CellMask mask, double log10Nfa, double purity) {}
