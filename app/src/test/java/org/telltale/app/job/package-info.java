@NullMarked
package org.telltale.app.job;

import org.jspecify.annotations.NullMarked;
