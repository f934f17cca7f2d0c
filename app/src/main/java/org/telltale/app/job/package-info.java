/** Work off the window's thread: a queue with progress and cancelling, without any JavaFX. */
@NullMarked
package org.telltale.app.job;

import org.jspecify.annotations.NullMarked;
