/** The list of sessions. */
@NullMarked
package org.telltale.app.window.sessions;

import org.jspecify.annotations.NullMarked;
