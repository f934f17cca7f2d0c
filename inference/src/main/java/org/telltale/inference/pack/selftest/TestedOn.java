package org.telltale.inference.pack.selftest;

import java.util.Objects;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.runtime.Accelerator;
import org.telltale.inference.runtime.TrustStore.Judgement;

/** How a pack's self-test came out on one accelerator. */
public sealed interface TestedOn {
    /** Which one. */
    Accelerator accelerator();

    /**
     * It ran there.
     *
     * @param accelerator that ran it
     * @param expected against the values in the manifest, within their tolerances
     * @param processor all outputs against those of the processor, within the widest of these
     *     tolerances; of the processor itself no difference
     */
    record Ran(Accelerator accelerator, Judgement expected, Judgement processor)
            implements TestedOn {
        public Ran {
            Objects.requireNonNull(accelerator);
            Objects.requireNonNull(expected);
            Objects.requireNonNull(processor);
        }

        /** Whether both comparisons came out well. */
        public boolean agrees() {
            return expected.agrees() && processor.agrees();
        }
    }

    /**
     * It could not be run there.
     *
     * @param accelerator that did not run it
     * @param reason why not
     */
    record NotRun(Accelerator accelerator, Reason reason) implements TestedOn {
        public NotRun {
            Objects.requireNonNull(accelerator);
            Objects.requireNonNull(reason);
        }
    }
}
