package org.telltale.inference.pack.checkpoint;

import java.util.ArrayList;
import java.util.List;
import org.telltale.inference.pack.checkpoint.PickleValue.Mapping;
import org.telltale.inference.pack.checkpoint.PickleValue.Named;
import org.telltale.inference.pack.checkpoint.PickleValue.None;
import org.telltale.inference.pack.checkpoint.PickleValue.Sequence;
import org.telltale.inference.pack.checkpoint.PickleValue.Storage;
import org.telltale.inference.pack.checkpoint.PickleValue.Tensor;
import org.telltale.inference.pack.checkpoint.PickleValue.Text;
import org.telltale.inference.pack.checkpoint.PickleValue.Whole;
import org.telltale.inference.reason.Reason;

/** What the few allowed calls of a pickle of weights amount to: descriptions, nothing is called. */
final class PickleCall {
    private PickleCall() {}

    /** The value that the call would give. */
    static PickleValue answer(PickleValue called, PickleValue given) throws RefusedContent {
        if (!(called instanceof Named named) || !(given instanceof Sequence arguments)) {
            throw new RefusedContent(Reason.of("checkpoint.instruction", "REDUCE"));
        }
        List<PickleValue> items = arguments.items();
        return switch (named.name()) {
            case ORDERED_DICT -> orderedDict(items);
            case SIZE -> size(items);
            case REBUILD_TENSOR, REBUILD_TENSOR_V2 -> tensor(items);
            case REBUILD_PARAMETER -> parameter(items);
            default -> throw new RefusedContent(Reason.of("checkpoint.asks-for", named.name()));
        };
    }

    /** The elements that a persistent id of PyTorch names. */
    static Storage storage(PickleValue id) throws RefusedContent {
        // ("storage", type, key, device, elements[, a view that PyTorch stopped writing in 2017])
        List<PickleValue> parts = id instanceof Sequence sequence ? sequence.items() : List.of();
        if ((parts.size() == 5 || (parts.size() == 6 && parts.get(5) == None.NONE))
                && parts.get(0) instanceof Text(String kind)
                && kind.equals("storage")
                && parts.get(1) instanceof Named(PickleName name)
                && parts.get(2) instanceof Text(String key)
                && parts.get(3) instanceof Text
                && parts.get(4) instanceof Whole(long elements)
                && elements >= 0) {
            ElementType type = name.elements();
            if (type != null) {
                return new Storage(type, key, elements);
            }
        }
        throw new RefusedContent(Reason.of("checkpoint.odd-reference"));
    }

    private static Mapping orderedDict(List<PickleValue> items) throws RefusedContent {
        Mapping dict = new Mapping();
        if (items.isEmpty()) {
            return dict;
        }
        if (items.size() == 1 && items.getFirst() instanceof Sequence pairs) {
            for (PickleValue pair : pairs.items()) {
                if (!(pair instanceof Sequence two) || two.items().size() != 2) {
                    throw new RefusedContent(Reason.of("checkpoint.damaged"));
                }
                dict.put(two.items().get(0), two.items().get(1));
            }
            return dict;
        }
        throw new RefusedContent(Reason.of("checkpoint.damaged"));
    }

    private static Sequence size(List<PickleValue> items) throws RefusedContent {
        if (items.size() == 1 && items.getFirst() instanceof Sequence extents) {
            return extents;
        }
        throw new RefusedContent(Reason.of("checkpoint.damaged"));
    }

    private static Tensor tensor(List<PickleValue> items) throws RefusedContent {
        if (items.size() >= 4
                && items.get(0) instanceof Storage storage
                && items.get(1) instanceof Whole(long offset)) {
            return new Tensor(storage, offset, wholes(items.get(2)), wholes(items.get(3)));
        }
        throw new RefusedContent(Reason.of("checkpoint.damaged"));
    }

    private static Tensor parameter(List<PickleValue> items) throws RefusedContent {
        if (!items.isEmpty() && items.getFirst() instanceof Tensor tensor) {
            return tensor;
        }
        throw new RefusedContent(Reason.of("checkpoint.damaged"));
    }

    private static List<Long> wholes(PickleValue value) throws RefusedContent {
        if (!(value instanceof Sequence sequence)) {
            throw new RefusedContent(Reason.of("checkpoint.damaged"));
        }
        List<Long> wholes = new ArrayList<>();
        for (PickleValue item : sequence.items()) {
            if (!(item instanceof Whole(long whole))) {
                throw new RefusedContent(Reason.of("checkpoint.odd-shape"));
            }
            wholes.add(whole);
        }
        return wholes;
    }
}
