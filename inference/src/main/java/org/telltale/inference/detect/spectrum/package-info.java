/** Detectors that measure the power spectrum of a picture. */
@NullMarked
package org.telltale.inference.detect.spectrum;

import org.jspecify.annotations.NullMarked;
