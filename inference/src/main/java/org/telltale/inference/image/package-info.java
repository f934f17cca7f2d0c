/** Planes of measured pixels that the detectors share. */
@NullMarked
package org.telltale.inference.image;

import org.jspecify.annotations.NullMarked;
