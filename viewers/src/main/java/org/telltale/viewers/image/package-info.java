/**
 * The picture viewer: zoom and pan over a pyramid of tiles, with marks and measurement maps drawn
 * on top. It draws what it is given and computes no finding.
 */
@NullMarked
package org.telltale.viewers.image;

import org.jspecify.annotations.NullMarked;
