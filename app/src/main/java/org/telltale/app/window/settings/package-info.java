/** What the window remembers from one start to the next. */
@NullMarked
package org.telltale.app.window.settings;

import org.jspecify.annotations.NullMarked;
