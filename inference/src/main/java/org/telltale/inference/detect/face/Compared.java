package org.telltale.inference.detect.face;

import org.telltale.inference.face.FacialRegion;

/**
 * One comparison on a face. Immutable.
 *
 * @param cue what was compared with what
 * @param region reported
 * @param value in the cue's unit
 */
record Compared(ConsistencyCue cue, FacialRegion region, double value) {}
