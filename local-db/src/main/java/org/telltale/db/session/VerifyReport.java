package org.telltale.db.session;

import java.util.List;

/**
 * What a verification found. Immutable.
 *
 * @param entries log entries checked
 * @param emptied of these, entries whose content was removed, as a tombstone says
 * @param head digest of the newest entry: record it elsewhere to prove integrity later
 * @param media media files re-hashed
 * @param missingMedia paths of media that are no longer there; not a fault of the database
 * @param faults one sentence each; empty when all is well
 */
public record VerifyReport(
        long entries,
        long emptied,
        String head,
        int media,
        List<String> missingMedia,
        List<String> faults) {
    public VerifyReport {
        missingMedia = List.copyOf(missingMedia);
        faults = List.copyOf(faults);
    }
}
