package org.telltale.inference.pack.checkpoint;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.telltale.inference.pack.checkpoint.PickleValue.Mapping;
import org.telltale.inference.pack.checkpoint.PickleValue.Storage;
import org.telltale.inference.pack.checkpoint.PickleValue.Tensor;
import org.telltale.inference.reason.Reason;

/** The weights among what a PyTorch checkpoint holds, before their numbers are read. */
final class TorchWeights {
    /** Where training programs put the weights beside epochs and optimizers. */
    private static final List<String> WRAPPERS =
            List.of("state_dict", "model_state_dict", "model", "net");

    private final Map<String, Tensor> tensors = new LinkedHashMap<>();
    private final Map<String, Storage> storages = new LinkedHashMap<>();

    private TorchWeights() {}

    /**
     * The tensors of the checkpoint's one dict of tensors.
     *
     * @throws RefusedContent if there is none, or more than one, or something else in it
     */
    static TorchWeights of(PickleValue root) throws RefusedContent {
        TorchWeights weights = new TorchWeights();
        for (Map.Entry<String, PickleValue> entry : dict(root).items().entrySet()) {
            if (!(entry.getValue() instanceof Tensor tensor)) {
                throw new RefusedContent(Reason.of("checkpoint.not-numbers", entry.getKey()));
            }
            weights.tensors.put(entry.getKey(), tensor);
            Storage storage = tensor.storage();
            Storage before = weights.storages.putIfAbsent(storage.key(), storage);
            if (before != null && !before.equals(storage)) {
                throw new RefusedContent(Reason.of("checkpoint.odd-reference"));
            }
        }
        return weights;
    }

    private static Mapping dict(PickleValue root) throws RefusedContent {
        if (!(root instanceof Mapping outer)) {
            throw new RefusedContent(Reason.of("checkpoint.no-tensors"));
        }
        if (hasTensors(outer)) {
            return outer;
        }
        List<Mapping> inner = new ArrayList<>();
        for (String wrapper : WRAPPERS) {
            if (outer.items().get(wrapper) instanceof Mapping mapping && hasTensors(mapping)) {
                inner.add(mapping);
            }
        }
        if (inner.size() != 1) {
            throw new RefusedContent(Reason.of("checkpoint.no-tensors"));
        }
        return inner.getFirst();
    }

    private static boolean hasTensors(Mapping mapping) {
        return mapping.items().values().stream().anyMatch(Tensor.class::isInstance);
    }

    Map<String, Tensor> tensors() {
        return tensors;
    }

    /** Those that the tensors lie in, by key. */
    Map<String, Storage> storages() {
        return storages;
    }

    /**
     * The tensors laid out.
     *
     * @param bytes the content of every storage, by key
     * @throws RefusedContent if a storage is missing, a tensor leads out of its storage, or all
     *     together take too much memory
     */
    Map<String, StateTensor> read(Map<String, ByteBuffer> bytes) throws RefusedContent {
        Map<String, StateTensor> read = new LinkedHashMap<>();
        long size = 0;
        for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
            Tensor tensor = entry.getValue();
            ByteBuffer storage = bytes.get(tensor.storage().key());
            if (storage == null) {
                throw new RefusedContent(Reason.of("checkpoint.odd-reference"));
            }
            StateTensor laid = TensorLayout.of(entry.getKey(), tensor, storage);
            // Many tensors may share one storage, and each be a copy of all of it.
            size += laid.data().remaining();
            if (size > CheckpointReader.mostBytes()) {
                throw new RefusedContent(Reason.of("checkpoint.too-much"));
            }
            read.put(entry.getKey(), laid);
        }
        return read;
    }
}
