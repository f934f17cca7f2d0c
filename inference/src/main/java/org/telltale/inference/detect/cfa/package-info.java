/** Colour filter array: the trace that a camera's demosaicing leaves. */
@NullMarked
package org.telltale.inference.detect.cfa;

import org.jspecify.annotations.NullMarked;
