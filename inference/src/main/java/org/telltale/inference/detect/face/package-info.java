/** Detectors of faces and of signs measured on them. */
@NullMarked
package org.telltale.inference.detect.face;

import org.jspecify.annotations.NullMarked;
