@NullMarked
package org.telltale.viewers.compare;

import org.jspecify.annotations.NullMarked;
