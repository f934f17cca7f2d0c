/** Writing sessions as submissions and reports. */
@NullMarked
package org.telltale.app.window.export;

import org.jspecify.annotations.NullMarked;
