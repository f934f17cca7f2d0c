/** What a file under examination is: kind, digest, size, geometry and time. */
@NullMarked
package org.telltale.inference.media;

import org.jspecify.annotations.NullMarked;
