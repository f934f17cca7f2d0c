/** Noise residual: joint statistics of neighbouring residuals, after Splicebuster. */
@NullMarked
package org.telltale.inference.detect.residual;

import org.jspecify.annotations.NullMarked;
