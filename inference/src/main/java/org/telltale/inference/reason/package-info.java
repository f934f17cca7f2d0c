/** Reasons and problems: a stable code for support, a localised sentence for the analyst. */
@NullMarked
package org.telltale.inference.reason;

import org.jspecify.annotations.NullMarked;
