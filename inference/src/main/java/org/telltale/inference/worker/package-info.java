/** The one boundary to native code: decoding and model runs, as immutable values. */
@NullMarked
package org.telltale.inference.worker;

import org.jspecify.annotations.NullMarked;
