@NullMarked
package org.telltale.app.window.desk;

import org.jspecify.annotations.NullMarked;
