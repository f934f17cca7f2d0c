@NullMarked
package org.telltale.viewers.draw;

import org.jspecify.annotations.NullMarked;
