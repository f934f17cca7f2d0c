/** The pictures of reports, drawn for {@code org.telltale.db.report}. */
@NullMarked
package org.telltale.app.report;

import org.jspecify.annotations.NullMarked;
