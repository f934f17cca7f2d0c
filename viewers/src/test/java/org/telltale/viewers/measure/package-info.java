@NullMarked
package org.telltale.viewers.measure;

import org.jspecify.annotations.NullMarked;
