@org.jspecify.annotations.NullMarked
package org.telltale.app.window.command;
