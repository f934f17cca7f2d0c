@NullMarked
package org.telltale.app.bench;

import org.jspecify.annotations.NullMarked;
