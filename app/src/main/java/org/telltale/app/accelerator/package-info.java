/** What the user set for accelerators: their order, and an ONNX Runtime of their own. */
@NullMarked
package org.telltale.app.accelerator;

import org.jspecify.annotations.NullMarked;
