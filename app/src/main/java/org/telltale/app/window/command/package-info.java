/** What the user can ask for: commands with their words and keys, told to the window once. */
@NullMarked
package org.telltale.app.window.command;

import org.jspecify.annotations.NullMarked;
