/** The noise detector: where the noise is not what the rest of the picture predicts. */
@NullMarked
package org.telltale.inference.detect.noise;

import org.jspecify.annotations.NullMarked;
