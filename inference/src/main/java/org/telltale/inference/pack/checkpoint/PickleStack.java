package org.telltale.inference.pack.checkpoint;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.telltale.inference.reason.Reason;

/** The stack, marks and memo of a pickle being read, bounded. */
final class PickleStack {
    /** Enough for the weights of fifty thousand tensors. */
    private static final int MOST_VALUES = 2_000_000;

    private final List<PickleValue> values = new ArrayList<>();
    private final Deque<Integer> marks = new ArrayDeque<>();
    private final Map<Long, PickleValue> memo = new HashMap<>();
    private int made;

    void push(PickleValue value) throws Refusal {
        count();
        values.add(value);
    }

    PickleValue pop() throws Refusal {
        PickleValue top = peek();
        values.removeLast();
        return top;
    }

    /** The top; never one below the last mark. */
    PickleValue peek() throws Refusal {
        int floor = marks.isEmpty() ? 0 : marks.getLast();
        if (values.size() <= floor) {
            throw new Refusal(Reason.of("checkpoint.damaged"));
        }
        return values.getLast();
    }

    void mark() throws Refusal {
        count();
        marks.add(values.size());
    }

    /** What was pushed since the last mark, which goes too. */
    List<PickleValue> popToMark() throws Refusal {
        if (marks.isEmpty()) {
            throw new Refusal(Reason.of("checkpoint.damaged"));
        }
        List<PickleValue> tail = values.subList(marks.removeLast(), values.size());
        List<PickleValue> popped = new ArrayList<>(tail);
        tail.clear();
        return popped;
    }

    /** The topmost values in the order in which they were pushed. */
    List<PickleValue> pop(int count) throws Refusal {
        List<PickleValue> popped = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            popped.addFirst(pop());
        }
        return popped;
    }

    void remember(long index) throws Refusal {
        count();
        memo.put(index, peek());
    }

    /** Remembers the top under the next free index, as the newer protocols do. */
    void remember() throws Refusal {
        remember(memo.size());
    }

    void recall(long index) throws Refusal {
        PickleValue value = memo.get(index);
        if (value == null) {
            throw new Refusal(Reason.of("checkpoint.damaged"));
        }
        push(value);
    }

    private void count() throws Refusal {
        made++;
        if (made > MOST_VALUES) {
            throw new Refusal(Reason.of("checkpoint.too-much"));
        }
    }
}
