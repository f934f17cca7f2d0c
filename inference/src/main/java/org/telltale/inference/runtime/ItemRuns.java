package org.telltale.inference.runtime;

import ai.onnxruntime.OrtException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.runtime.ModelDescription.Value;

/**
 * Runs a model over items stacked along the first extent: all at once where the model leaves that
 * extent open, else in as many runs as its fixed extent takes. The pieces are views of the caller's
 * memory, so that splitting copies no input. Stateless.
 */
final class ItemRuns {
    private ItemRuns() {}

    /**
     * The outputs of all items, stacked like the inputs.
     *
     * @throws MediaException if the items do not fit the model
     */
    static List<Tensor> run(
            ModelSession session,
            String model,
            List<Tensor> inputs,
            Arena owner,
            Cancellation cancellation)
            throws OrtException, MediaException {
        long items = items(inputs, model);
        long step = step(session.values(), items);
        if (step == items) {
            return session.run(inputs, owner, cancellation);
        }
        if (items % step != 0) {
            throw new MediaException(Reason.of("runtime.model-items", model));
        }
        List<Tensor> stacked = new ArrayList<>();
        for (long from = 0; from < items; from += step) {
            try (Arena piece = Arena.ofConfined()) {
                List<Tensor> part = new ArrayList<>();
                for (Tensor input : inputs) {
                    part.add(slice(input, from, step, items));
                }
                List<Tensor> outputs = session.run(part, piece, cancellation);
                if (stacked.isEmpty()) {
                    for (Tensor output : outputs) {
                        stacked.add(room(output, items / step, owner, model));
                    }
                }
                for (int i = 0; i < outputs.size(); i++) {
                    put(outputs.get(i), stacked.get(i), from / step, model);
                }
            }
        }
        return stacked;
    }

    private static long items(List<Tensor> inputs, String model) throws MediaException {
        long items = -1;
        for (Tensor input : inputs) {
            long here = input.shape().isEmpty() ? 0 : input.shape().getFirst();
            if (here < 1 || (items >= 0 && here != items)) {
                throw new MediaException(Reason.of("runtime.model-items", model));
            }
            items = here;
        }
        if (items < 0) {
            throw new MediaException(Reason.of("runtime.model-items", model));
        }
        return items;
    }

    /** Items that one run takes: the fixed first extent, or all of them. */
    private static long step(ModelValues values, long items) {
        return values.inputs().stream()
                .map(Value::shape)
                .filter(shape -> !shape.isEmpty() && shape.getFirst() > 0)
                .mapToLong(List::getFirst)
                .findFirst()
                .orElse(items);
    }

    private static Tensor slice(Tensor whole, long from, long count, long items) {
        List<Long> shape = new ArrayList<>(whole.shape());
        shape.set(0, count);
        long each = whole.data().byteSize() / items;
        MemorySegment part = whole.data().asSlice(from * each, count * each);
        return new Tensor(whole.name(), whole.type(), shape, part);
    }

    private static Tensor room(Tensor first, long pieces, Arena owner, String model)
            throws MediaException {
        if (first.shape().isEmpty()) {
            throw new MediaException(Reason.of("runtime.model-items", model));
        }
        List<Long> shape = new ArrayList<>(first.shape());
        shape.set(0, Math.multiplyExact(shape.getFirst(), pieces));
        return Tensor.allocate(first.name(), first.type(), shape, owner);
    }

    private static void put(Tensor part, Tensor whole, long place, String model)
            throws MediaException {
        long bytes = part.data().byteSize();
        boolean fits =
                (place + 1) * bytes <= whole.data().byteSize()
                        && part.shape()
                                .subList(1, part.shape().size())
                                .equals(whole.shape().subList(1, whole.shape().size()));
        if (!fits) {
            throw new MediaException(Reason.of("runtime.model-items", model));
        }
        MemorySegment.copy(part.data(), 0, whole.data(), place * bytes, bytes);
    }
}
