/**
 * Read-outs of a picture: colours of a pixel, lengths, profiles, statistics of a region. They say
 * what the pixels are and judge nothing.
 */
@NullMarked
package org.telltale.viewers.measure;

import org.jspecify.annotations.NullMarked;
