/** Small files that the program keeps for itself: settings and what it has learnt of a machine. */
@NullMarked
package org.telltale.inference.file;

import org.jspecify.annotations.NullMarked;
