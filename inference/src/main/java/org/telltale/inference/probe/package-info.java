/** Reads a file from disk as far as its kind, digest, header and metadata. */
@NullMarked
package org.telltale.inference.probe;

import org.jspecify.annotations.NullMarked;
