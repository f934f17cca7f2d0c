package org.telltale.inference.detect.jpeg;

import java.util.BitSet;

/**
 * A place whose compression history differs from the rest's.
 *
 * @param cells of the {@link GhostField}; not to be changed
 * @param quality at which it differs most
 * @param ratio log ratio of the place, see {@link GhostField}
 * @param elsewhere mean log ratio of equally large windows
 * @param log10Nfa base-10 logarithm of the number of false alarms; below 0 is significant
 */
record GhostRegion(BitSet cells, int quality, double ratio, double elsewhere, double log10Nfa) {}
