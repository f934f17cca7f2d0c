/**
 * Submissions: files in a challenge's format, written, read, validated and scored here.
 *
 * <p>To add a format, implement {@link org.telltale.db.submission.SubmissionFormat} and name it in
 * {@link org.telltale.db.submission.SubmissionFormats}.
 */
@NullMarked
package org.telltale.db.submission;

import org.jspecify.annotations.NullMarked;
