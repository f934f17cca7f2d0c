/** Detectors that measure how neighbouring pixels relate over a whole picture. */
@NullMarked
package org.telltale.inference.detect.neighbours;

import org.jspecify.annotations.NullMarked;
