/** Detectors of what a lens does to a picture and of places that lack it. */
@NullMarked
package org.telltale.inference.detect.lens;

import org.jspecify.annotations.NullMarked;
