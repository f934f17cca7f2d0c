package org.telltale.inference.detect.jpeg;

import org.telltale.inference.detect.CellMask;

/**
 * A part of the picture that does not vote for the main grid, though it could.
 *
 * @param mask its blocks, the gaps between them closed
 * @param log10Nfa base-10 logarithm of the number of false alarms; below 0 is significant
 */
record MissingGrid(CellMask mask, double log10Nfa) {}
