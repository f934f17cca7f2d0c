package org.telltale.inference.detect.jpeg;

import org.telltale.inference.detect.CellMask;
import org.telltale.inference.media.Box;

/**
 * A part of the picture that votes for another grid than the rest. Immutable.
 *
 * @param origin of the grid that it votes for
 * @param box whole blocks of that grid, inside the picture, source pixels
 * @param mask its blocks that vote so, the gaps between them closed
 * @param votes for that origin inside the box
 * @param log10Nfa base-10 logarithm of the number of false alarms; below 0 is significant
 */
record ForeignGrid(GridOrigin origin, Box box, CellMask mask, long votes, double log10Nfa) {}
