package org.telltale.inference.detect.noise;

import org.telltale.inference.media.Box;

/**
 * Blocks that lie together and whose noise departs the same way from what the picture predicts.
 * Immutable.
 *
 * @param box whole blocks, source pixels
 * @param blocks that depart
 * @param ratio noise of the box over noise predicted for it, against the same elsewhere
 * @param log10Nfa base-10 logarithm of the number of false alarms; below 0 is significant
 */
record NoiseRegion(Box box, int blocks, double ratio, double log10Nfa) {}
