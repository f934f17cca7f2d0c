/**
 * Tools that draw and change regions on a picture. They compute what was drawn, in source pixels,
 * and hand it to {@link org.telltale.viewers.draw.RegionActs}; what becomes of it is not theirs.
 */
@NullMarked
package org.telltale.viewers.draw;

import org.jspecify.annotations.NullMarked;
