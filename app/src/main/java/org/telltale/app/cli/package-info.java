/** The telltale command line. */
@NullMarked
package org.telltale.app.cli;

import org.jspecify.annotations.NullMarked;
