/** Detectors of light and its colour that do not agree within a picture. */
@NullMarked
package org.telltale.inference.detect.light;

import org.jspecify.annotations.NullMarked;
