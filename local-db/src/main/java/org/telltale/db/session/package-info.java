/** Sessions in SQLite: append-only, hash-chained, searchable. */
@NullMarked
package org.telltale.db.session;

import org.jspecify.annotations.NullMarked;
