package org.telltale.inference.pack.run;

import java.util.Arrays;
import java.util.List;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.pack.PackManifest;
import org.telltale.inference.pack.PackOutput;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.runtime.ModelAnswer;
import org.telltale.inference.runtime.Tensor;

/**
 * One output's numbers for one item, its activation applied. Immutable.
 *
 * @param values row-major
 * @param row numbers along the last axis
 */
@SuppressWarnings("ArrayRecordComponent") // Package-private, and never written to once read.
record OutputNumbers(double[] values, int row) {
    /**
     * Reads them.
     *
     * @param item index among the items of the run
     * @param items how many there were
     * @throws MediaException if the model gives another number of items, or something that is no
     *     finite number
     */
    static OutputNumbers of(
            PackManifest manifest, String output, ModelAnswer answer, int item, int items)
            throws MediaException {
        PackOutput described =
                manifest.outputs().stream()
                        .filter(o -> o.name().equals(output))
                        .findFirst()
                        .orElseThrow();
        double[] own = plain(manifest, output, answer, item, items);
        List<Long> shape = tensor(manifest, output, answer).shape();
        int row = shape.size() < 2 ? own.length : Math.toIntExact(shape.getLast());
        if (own.length % row != 0) {
            throw unfit(manifest, output);
        }
        activate(own, row, described.activation());
        for (double value : own) {
            finite(manifest, output, value);
        }
        return new OutputNumbers(own, row);
    }

    /** What a model gave under that name. */
    static Tensor tensor(PackManifest manifest, String output, ModelAnswer answer)
            throws MediaException {
        return answer.outputs().stream()
                .filter(t -> t.name().equals(output))
                .findFirst()
                .orElseThrow(() -> unfit(manifest, output));
    }

    /** One item's numbers as the model gave them, row-major. */
    static double[] plain(
            PackManifest manifest, String output, ModelAnswer answer, int item, int items)
            throws MediaException {
        Tensor tensor = tensor(manifest, output, answer);
        if (items < 1 || tensor.count() == 0 || tensor.count() % items != 0) {
            throw unfit(manifest, output);
        }
        int each = Math.toIntExact(tensor.count() / items);
        return tensor.values((long) item * each, each);
    }

    /** The number, if it is one. */
    static double finite(PackManifest manifest, String output, double value) throws MediaException {
        if (!Double.isFinite(value)) {
            throw new MediaException(Reason.of("pack-run.not-finite", manifest.title(), output));
        }
        return value;
    }

    static MediaException unfit(PackManifest manifest, String output) {
        return new MediaException(Reason.of("pack-run.output", manifest.title(), output));
    }

    /** Applies an activation to rows of that many numbers. */
    static void activate(double[] values, int row, PackOutput.Activation activation) {
        switch (activation) {
            case NONE -> {}
            case SIGMOID -> Arrays.setAll(values, i -> 1 / (1 + Math.exp(-values[i])));
            case SOFTMAX -> {
                for (int from = 0; from < values.length; from += row) {
                    softmax(values, from, row);
                }
            }
        }
    }

    private static void softmax(double[] values, int from, int count) {
        double most = Double.NEGATIVE_INFINITY;
        for (int i = from; i < from + count; i++) {
            most = Math.max(most, values[i]);
        }
        double sum = 0;
        for (int i = from; i < from + count; i++) {
            values[i] = Math.exp(values[i] - most);
            sum += values[i];
        }
        for (int i = from; i < from + count; i++) {
            values[i] /= sum;
        }
    }
}
