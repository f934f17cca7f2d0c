/** What a file declares of its own making: quoted, never measured and never fused. */
@NullMarked
package org.telltale.inference.detect.declared;

import org.jspecify.annotations.NullMarked;
