package org.telltale.inference.runtime;

import java.util.Objects;
import java.util.Optional;

/**
 * Remembers which accelerators agree with the CPU on which models. Implementations say how long.
 */
public interface TrustStore {
    /** What was judged; empty where it was not. */
    Optional<Judgement> find(Question question);

    /** Remembers a judgement. A failure to is not the caller's: the test is run once more then. */
    void remember(Question question, Judgement judgement);

    /**
     * What is judged.
     *
     * @param packSha256 of the pack, whose self-test and tolerance are what is asked about
     * @param modelSha256 of the model file
     * @param accelerator that should run it
     * @param fingerprint of runtime, driver and devices
     */
    record Question(
            String packSha256, String modelSha256, Accelerator accelerator, String fingerprint) {
        public Question {
            Objects.requireNonNull(packSha256);
            Objects.requireNonNull(modelSha256);
            Objects.requireNonNull(accelerator);
            Objects.requireNonNull(fingerprint);
        }
    }

    /**
     * How the self-test came out.
     *
     * @param agrees whether every number was within the tolerance
     * @param output with the greatest difference; empty where there was none
     * @param difference that was greatest, infinite where shapes or kinds of numbers differ
     */
    record Judgement(boolean agrees, String output, double difference) {
        public Judgement {
            Objects.requireNonNull(output);
        }
    }
}
