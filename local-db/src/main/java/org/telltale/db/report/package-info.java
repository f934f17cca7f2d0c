/**
 * Reports: what was examined, how and what follows from it, for readers who do not have the
 * program. One document of HTML, or PDF made from the same.
 *
 * <p>Pictures are given to it as PNG by a {@link org.telltale.db.report.ReportIllustrator}; nothing
 * here decodes media. Words are in the bundle {@code report}.
 */
@NullMarked
package org.telltale.db.report;

import org.jspecify.annotations.NullMarked;
