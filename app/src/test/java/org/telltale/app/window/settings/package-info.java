@NullMarked
package org.telltale.app.window.settings;

import org.jspecify.annotations.NullMarked;
