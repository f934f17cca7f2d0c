/**
 * Published detectors that a user may ask for by id: where each comes from, under which licence,
 * and, for those whose file is known by digest, how a pack is made of it. Data, not code: one file
 * an entry under {@code catalogue/} beside the compiled classes of the pack package.
 */
@NullMarked
package org.telltale.inference.pack.catalogue;

import org.jspecify.annotations.NullMarked;
