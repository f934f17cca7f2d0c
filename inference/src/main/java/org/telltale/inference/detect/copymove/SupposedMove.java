package org.telltale.inference.detect.copymove;

import java.util.BitSet;

/**
 * A move that some of the picture speaks for, not yet verified.
 *
 * @param source takes a pixel to where it may have come from
 * @param seed cells that speak for it
 */
record SupposedMove(Move source, BitSet seed) {}
