@NullMarked
package org.telltale.app.window;

import org.jspecify.annotations.NullMarked;
