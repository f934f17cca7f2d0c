package org.telltale.inference.detect.copymove;

import org.telltale.inference.worker.Keypoint;

/**
 * Two keypoints of one picture that look alike.
 *
 * @param from one of them
 * @param to the other
 * @param mirrored whether {@code to} looks like the mirror image of {@code from}
 * @param distance between what they look like, 0 for alike, 512 is large
 */
record KeypointPair(Keypoint from, Keypoint to, boolean mirrored, double distance) {}
