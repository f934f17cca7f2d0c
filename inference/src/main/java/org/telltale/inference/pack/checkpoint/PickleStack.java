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

    void push(PickleValue value) throws RefusedContent {
        count();
        values.add(value);
    }

    PickleValue pop() throws RefusedContent {
        PickleValue top = peek();
        values.removeLast();
        return top;
    }

    /** The top; never one below the last mark. */
    PickleValue peek() throws RefusedContent {
        int floor = marks.isEmpty() ? 0 : marks.getLast();
        if (values.size() <= floor) {
            throw new RefusedContent(Reason.of("checkpoint.damaged"));
        }
        return values.getLast();
    }

    void mark() throws RefusedContent {
        count();
        marks.add(values.size());
    }

    /** What was pushed since the last mark, which goes too. */
    List<PickleValue> popToMark() throws RefusedContent {
        if (marks.isEmpty()) {
            throw new RefusedContent(Reason.of("checkpoint.damaged"));
        }
        List<PickleValue> tail = values.subList(marks.removeLast(), values.size());
        List<PickleValue> popped = new ArrayList<>(tail);
        tail.clear();
        return popped;
    }

    /** The topmost values in the order in which they were pushed. */
    List<PickleValue> pop(int count) throws RefusedContent {
        List<PickleValue> popped = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            popped.addFirst(pop());
        }
        return popped;
    }

    void remember(long index) throws RefusedContent {
        count();
        memo.put(index, peek());
    }

    /** Remembers the top under the next free index, as the newer protocols do. */
    void remember() throws RefusedContent {
        remember(memo.size());
    }

    void recall(long index) throws RefusedContent {
        PickleValue value = memo.get(index);
        if (value == null) {
            throw new RefusedContent(Reason.of("checkpoint.damaged"));
        }
        push(value);
    }

    private void count() throws RefusedContent {
        made++;
        if (made > MOST_VALUES) {
            throw new RefusedContent(Reason.of("checkpoint.too-much"));
        }
    }
}
