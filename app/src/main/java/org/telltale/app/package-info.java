/** The program: where it starts and where everything is wired. */
@NullMarked
package org.telltale.app;

import org.jspecify.annotations.NullMarked;
