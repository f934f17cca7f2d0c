/** Model packs in the window: what is installed, what can be, and what is wrong with it. */
@NullMarked
package org.telltale.app.window.packs;

import org.jspecify.annotations.NullMarked;
