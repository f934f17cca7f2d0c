/** What runs at the moment, and where things are kept. */
@NullMarked
package org.telltale.app.window.status;

import org.jspecify.annotations.NullMarked;
