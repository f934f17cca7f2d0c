/**
 * Headers of still pictures: what a file is by its content and how large it claims to be, read
 * before anything is decoded. Pure Java; every offset comes from a hostile file and is checked.
 */
@NullMarked
package org.telltale.inference.header;

import org.jspecify.annotations.NullMarked;
