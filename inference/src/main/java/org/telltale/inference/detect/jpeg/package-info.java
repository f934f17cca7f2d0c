/** Traces of JPEG compression: grids that do not fit, and what earlier quantization left. */
@NullMarked
package org.telltale.inference.detect.jpeg;

import org.jspecify.annotations.NullMarked;
