/** How long the program takes on this machine, and how much memory. */
@NullMarked
package org.telltale.app.bench;

import org.jspecify.annotations.NullMarked;
