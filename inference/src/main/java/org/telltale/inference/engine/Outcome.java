package org.telltale.inference.engine;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.telltale.inference.reason.Reason;

/** What a detector answers. Immutable. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "status")
public sealed interface Outcome {
    /** What was found; empty where the detector did not get that far. */
    default Evidence evidence() {
        return Evidence.NONE;
    }

    /**
     * The detector did its work.
     *
     * @param evidence what it found, which may be nothing
     */
    @JsonTypeName("completed")
    record Completed(Evidence evidence) implements Outcome {}

    /**
     * The media is not one that this detector can speak about.
     *
     * @param reason why not
     */
    @JsonTypeName("not_applicable")
    record NotApplicable(Reason reason) implements Outcome {}

    /**
     * The detector did its work but abstains, for example outside its operating conditions.
     *
     * @param reason why it abstains
     * @param evidence the raw scores, kept for forced answers and for evaluation
     */
    @JsonTypeName("inconclusive")
    record Inconclusive(Reason reason, Evidence evidence) implements Outcome {}

    /** The analysis was cancelled before this detector had finished. */
    @JsonTypeName("cancelled")
    record Cancelled() implements Outcome {}

    /**
     * The detector could not do its work.
     *
     * @param error what went wrong and what to do
     */
    @JsonTypeName("failed")
    record Failed(Reason error) implements Outcome {}
}
