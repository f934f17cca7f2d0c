/** The JPEG grid detector: where the 8×8 grid of an earlier compression does not fit the rest. */
@NullMarked
package org.telltale.inference.detect.jpeg;

import org.jspecify.annotations.NullMarked;
