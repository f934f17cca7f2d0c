/** The picture of the session on the desk, and the buttons around it. */
@NullMarked
package org.telltale.app.window.viewer;

import org.jspecify.annotations.NullMarked;
