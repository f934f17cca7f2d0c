package org.telltale.inference.runtime;

import java.util.List;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.runtime.TrustStore.Judgement;

/**
 * What a model is fed to see whether an accelerator can be trusted with it. Immutable.
 *
 * @param inputs owned by the caller
 * @param absolute tolerance, at least 0
 * @param relative tolerance as a part of the CPU's number, at least 0
 * @param stated what whoever made the model says that it gives, beside what the CPU gives
 */
public record AcceleratorTest(
        List<Tensor> inputs, double absolute, double relative, Expectation stated) {
    /** Of a model of which nobody says what it gives. */
    public AcceleratorTest(List<Tensor> inputs, double absolute, double relative) {
        this(inputs, absolute, relative, answer -> new Judgement(true, "", 0));
    }

    public AcceleratorTest {
        inputs = List.copyOf(inputs);
        if (!(absolute >= 0 && relative >= 0)) {
            throw new IllegalArgumentException("a tolerance is below 0");
        }
    }

    /**
     * Whether each number lies within {@code absolute + relative · |expected|} of the CPU's. Where
     * the CPU gives no number, or an infinite one, the accelerator must give the same.
     */
    public Judgement compare(List<Tensor> given, List<Tensor> expected) {
        String worstOutput = "";
        double worst = 0;
        boolean agrees = given.size() == expected.size();
        for (int i = 0; agrees && i < expected.size(); i++) {
            Tensor here = expected.get(i);
            Tensor there = given.get(i);
            if (!here.name().equals(there.name())
                    || here.type() != there.type()
                    || !here.shape().equals(there.shape())) {
                return new Judgement(false, here.name(), Double.POSITIVE_INFINITY);
            }
            double[] right = here.values();
            double[] asked = there.values();
            for (int k = 0; k < right.length; k++) {
                double difference = difference(asked[k], right[k]);
                agrees &= within(difference, right[k]);
                if (difference > worst) {
                    worst = difference;
                    worstOutput = here.name();
                }
            }
        }
        return new Judgement(agrees, worstOutput, worst);
    }

    /** An infinite bound, or one that is no number, allows equal numbers only. */
    private boolean within(double difference, double expected) {
        double bound = absolute + relative * Math.abs(expected);
        return difference == 0 || (Double.isFinite(bound) && difference <= bound);
    }

    private static double difference(double a, double b) {
        if (Double.compare(a, b) == 0) {
            return 0;
        }
        double difference = Math.abs(a - b);
        return Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference;
    }

    /** What a model is said to give. */
    @FunctionalInterface
    public interface Expectation {
        /**
         * Whether an answer is that.
         *
         * @throws MediaException if what is expected cannot be read
         */
        Judgement compare(ModelAnswer answer) throws MediaException;
    }
}
