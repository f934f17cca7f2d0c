@NullMarked
package org.telltale.app.document;

import org.jspecify.annotations.NullMarked;
