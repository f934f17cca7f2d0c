/**
 * The workstation window. View models hold state and touch no control; panes (FXML and controller)
 * show it; nothing here reads a file, decodes or queries on the JavaFX thread.
 */
@NullMarked
package org.telltale.app.window;

import org.jspecify.annotations.NullMarked;
