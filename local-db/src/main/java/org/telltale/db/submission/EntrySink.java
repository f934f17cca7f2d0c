package org.telltale.db.submission;

/** Takes what a submission says, while it is read. */
@FunctionalInterface
public interface EntrySink {
    /** One entry that could be understood. */
    void entry(SubmissionEntry entry);

    /**
     * The submission speaks about this media, whether or not what it says can be understood. Comes
     * once for each mention and before its entry.
     *
     * @param name as {@link SubmissionFormat#matchName} gives it
     */
    default void mentioned(String name) {}
}
