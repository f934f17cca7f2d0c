@NullMarked
package org.telltale.app.window.inspector;

import org.jspecify.annotations.NullMarked;
