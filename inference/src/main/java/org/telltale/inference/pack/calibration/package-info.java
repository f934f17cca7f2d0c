/**
 * Calibrating a pack on a user's own files: scores to likelihood ratios, with how good these are.
 * The definitions are those of {@code inference/training/calibration/likelihood.py}.
 */
@NullMarked
package org.telltale.inference.pack.calibration;

import org.jspecify.annotations.NullMarked;
