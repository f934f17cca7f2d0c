/**
 * The packs that are installed, one folder each: {@code packs/<id>/<version>/}. What stands there
 * is whole: a pack is put together beside and moved in at once, and moved out before it is deleted.
 * Several processes may read, install and remove at the same time.
 */
@NullMarked
package org.telltale.inference.pack.store;

import org.jspecify.annotations.NullMarked;
