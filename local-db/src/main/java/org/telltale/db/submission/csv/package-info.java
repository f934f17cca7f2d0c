/**
 * A plain table for spreadsheets and scripts, RFC 4180: UTF-8 without a byte order mark, comma,
 * CRLF, a header, quotes where needed.
 */
@NullMarked
package org.telltale.db.submission.csv;

import org.jspecify.annotations.NullMarked;
