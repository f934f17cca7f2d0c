/** Writing sessions in a challenge's format. */
@NullMarked
package org.telltale.app.window.export;

import org.jspecify.annotations.NullMarked;
