package org.telltale.db.report;

/**
 * What a report holds. Immutable.
 *
 * @param sessions reported
 * @param withoutVerdict of these, examinations that did not finish
 * @param mediaGone of these, whose media is missing, changed or cannot be read now
 */
public record ReportSummary(int sessions, int withoutVerdict, int mediaGone) {}
