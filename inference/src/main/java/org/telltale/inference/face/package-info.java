/** Faces and the vocabulary of facial regions. */
@NullMarked
package org.telltale.inference.face;

import org.jspecify.annotations.NullMarked;
