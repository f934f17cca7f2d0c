/** Many detectors' calibrated answers become one map, one set of places and one ratio. */
@NullMarked
package org.telltale.inference.detect.fusion;

import org.jspecify.annotations.NullMarked;
