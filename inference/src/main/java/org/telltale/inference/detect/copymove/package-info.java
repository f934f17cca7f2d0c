/** Finds parts of a picture that were copied to another place of it. */
@NullMarked
package org.telltale.inference.detect.copymove;

import org.jspecify.annotations.NullMarked;
