/** What an earlier JPEG compression left in the coefficients: its quantization steps, where. */
@NullMarked
package org.telltale.inference.detect.jpeg.quantization;

import org.jspecify.annotations.NullMarked;
