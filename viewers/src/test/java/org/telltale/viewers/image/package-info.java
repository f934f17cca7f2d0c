@NullMarked
package org.telltale.viewers.image;

import org.jspecify.annotations.NullMarked;
