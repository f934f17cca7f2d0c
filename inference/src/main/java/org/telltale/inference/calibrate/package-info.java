/** Measures raw scores for the calibration recipe with the product's own code. */
@NullMarked
package org.telltale.inference.calibrate;

import org.jspecify.annotations.NullMarked;
