/** Records what keeps the JavaFX thread busy in tests. */
@org.jspecify.annotations.NullMarked
package org.telltale.app.window.watchdog;
