/** The command palette: commands, recent files and sessions by a few letters of their names. */
@NullMarked
package org.telltale.app.window.palette;

import org.jspecify.annotations.NullMarked;
