package org.telltale.db.submission;

/**
 * What an export wrote, so that nobody takes a forced answer for a finding. Immutable.
 *
 * @param written entries in the file
 * @param forced of these, abstentions that left as forced answers
 * @param fallbackBoxes of these, entries whose box stands in for a localization
 * @param missing of these, sessions without an answer that were given the label asked for
 * @param skipped sessions not written, since the format cannot speak about their kind of media;
 *     only where all sessions were asked for
 */
public record ExportSummary(
        long written, long forced, long fallbackBoxes, long missing, long skipped) {}
