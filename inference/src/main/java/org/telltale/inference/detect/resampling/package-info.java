/** Resampling: the periodic correlation that scaling and turning leave. */
@NullMarked
package org.telltale.inference.detect.resampling;

import org.jspecify.annotations.NullMarked;
