package org.telltale.inference.pack.checkpoint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.telltale.inference.reason.Reason;

/**
 * All that a pickle can make here: plain data, and descriptions of tensors. None of it does
 * anything. Containers may hold themselves, so none of them has a deep hash code or text.
 */
sealed interface PickleValue {
    record Text(String value) implements PickleValue {}

    record Whole(long value) implements PickleValue {}

    record Real(double value) implements PickleValue {}

    record Truth(boolean value) implements PickleValue {}

    enum None implements PickleValue {
        NONE
    }

    /** A tuple or list. */
    final class Sequence implements PickleValue {
        private final List<PickleValue> items;

        Sequence(List<PickleValue> items) {
            this.items = new ArrayList<>(items);
        }

        List<PickleValue> items() {
            return items;
        }
    }

    /** A dict, also an ordered one; keys that are whole numbers are kept as their digits. */
    final class Mapping implements PickleValue {
        private final Map<String, PickleValue> items = new LinkedHashMap<>();

        Map<String, PickleValue> items() {
            return items;
        }

        void put(PickleValue key, PickleValue value) throws RefusedContent {
            String name =
                    switch (key) {
                        case Text text -> text.value();
                        case Whole whole -> String.valueOf(whole.value());
                        default -> throw new RefusedContent(Reason.of("checkpoint.damaged"));
                    };
            if (items.put(name, value) != null) {
                throw new RefusedContent(Reason.of("checkpoint.name-twice", name));
            }
        }
    }

    /** A name of Python's that is on the list of those allowed. */
    record Named(PickleName name) implements PickleValue {}

    /**
     * Elements that lie elsewhere in the file.
     *
     * @param type of one element
     * @param key the file's name for them
     * @param elements how many
     */
    record Storage(ElementType type, String key, long elements) implements PickleValue {}

    /**
     * A view of a storage as a tensor, nothing checked yet.
     *
     * @param offset in elements
     * @param shape extents
     * @param strides in elements
     */
    record Tensor(Storage storage, long offset, List<Long> shape, List<Long> strides)
            implements PickleValue {
        public Tensor {
            shape = List.copyOf(shape);
            strides = List.copyOf(strides);
        }
    }
}
