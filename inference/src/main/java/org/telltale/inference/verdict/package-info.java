/** Calibration of scores to likelihood ratios, fusion, and the verdict in words. */
@NullMarked
package org.telltale.inference.verdict;

import org.jspecify.annotations.NullMarked;
