/** Forensic filters over the picture on the desk: offered, set, stacked, kept and drawn again. */
@NullMarked
package org.telltale.app.window.filters;

import org.jspecify.annotations.NullMarked;
