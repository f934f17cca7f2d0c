/** The detectors that come with the program. */
@NullMarked
package org.telltale.inference.detect;

import org.jspecify.annotations.NullMarked;
