@NullMarked
package org.telltale.inference.filter;

import org.jspecify.annotations.NullMarked;
