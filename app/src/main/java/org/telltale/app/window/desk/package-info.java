/** The session on the desk: what the viewer and the inspector show, and how they are linked. */
@NullMarked
package org.telltale.app.window.desk;

import org.jspecify.annotations.NullMarked;
