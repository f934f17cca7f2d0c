/** What wrote a JPEG, as far as its tables, segments and comments say it: told, never fused. */
@NullMarked
package org.telltale.inference.detect.encoder;

import org.jspecify.annotations.NullMarked;
