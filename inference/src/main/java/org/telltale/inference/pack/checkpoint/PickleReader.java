package org.telltale.inference.pack.checkpoint;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.telltale.inference.pack.checkpoint.PickleValue.Mapping;
import org.telltale.inference.pack.checkpoint.PickleValue.Named;
import org.telltale.inference.pack.checkpoint.PickleValue.None;
import org.telltale.inference.pack.checkpoint.PickleValue.Real;
import org.telltale.inference.pack.checkpoint.PickleValue.Sequence;
import org.telltale.inference.pack.checkpoint.PickleValue.Text;
import org.telltale.inference.pack.checkpoint.PickleValue.Truth;
import org.telltale.inference.pack.checkpoint.PickleValue.Whole;
import org.telltale.inference.reason.Reason;

/**
 * Reads one pickle by the instructions that PyTorch writes for weights, and refuses every other
 * one. General libraries make an object of whatever class a pickle names and call back into it, and
 * take memory by lengths that the pickle states; here a name is one of {@link PickleName} or the
 * end, and a length is checked against the bytes that are there.
 */
final class PickleReader {
    private final ByteBuffer in;
    private final PickleStack stack = new PickleStack();

    private PickleReader(ByteBuffer in) {
        this.in = in;
    }

    /**
     * Reads the pickle at the buffer's position and moves that behind it.
     *
     * @throws RefusedContent if it is damaged or does anything that weights do not need
     */
    static PickleValue read(ByteBuffer in) throws RefusedContent {
        try {
            return new PickleReader(in.order(ByteOrder.LITTLE_ENDIAN)).run();
        } catch (BufferUnderflowException e) {
            throw new RefusedContent(Reason.of("checkpoint.damaged"), e);
        }
    }

    private PickleValue run() throws RefusedContent {
        if ((in.get() & 0xff) != 0x80 || in.get() < 2) {
            throw new RefusedContent(Reason.of("checkpoint.damaged"));
        }
        while (true) {
            int instruction = in.get() & 0xff;
            if (instruction == '.') {
                return stack.pop();
            }
            if (!plain(instruction) && !container(instruction) && !memo(instruction)) {
                special(instruction);
            }
        }
    }

    private boolean plain(int instruction) throws RefusedContent {
        switch (instruction) {
            case 'N' -> stack.push(None.NONE);
            case 0x88 -> stack.push(new Truth(true));
            case 0x89 -> stack.push(new Truth(false));
            case 'J' -> stack.push(new Whole(in.getInt()));
            case 'K' -> stack.push(new Whole(in.get() & 0xff));
            case 'M' -> stack.push(new Whole(in.getShort() & 0xffff));
            case 0x8a -> stack.push(new Whole(longOf(in.get() & 0xff)));
            case 'G' -> stack.push(real());
            case 'X' -> stack.push(new Text(text(in.getInt() & 0xffffffffL)));
            case 0x8c -> stack.push(new Text(text(in.get() & 0xff)));
            // Python 2 wrote names as bytes; they are text all the same.
            case 'U' -> stack.push(new Text(text(in.get() & 0xff)));
            case 'T' -> stack.push(new Text(text(in.getInt() & 0xffffffffL)));
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean container(int instruction) throws RefusedContent {
        switch (instruction) {
            case '(' -> stack.mark();
            case ')' -> stack.push(new Sequence(List.of()));
            case ']' -> stack.push(new Sequence(List.of()));
            case '}' -> stack.push(new Mapping());
            case 't' -> stack.push(new Sequence(stack.popToMark()));
            case 0x85 -> stack.push(new Sequence(stack.pop(1)));
            case 0x86 -> stack.push(new Sequence(stack.pop(2)));
            case 0x87 -> stack.push(new Sequence(stack.pop(3)));
            case 'a' -> append(stack.pop(1));
            case 'e' -> append(stack.popToMark());
            case 's' -> put(stack.pop(2));
            case 'u' -> put(stack.popToMark());
            case '0' -> stack.pop();
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean memo(int instruction) throws RefusedContent {
        switch (instruction) {
            case 'q' -> stack.remember(in.get() & 0xff);
            case 'r' -> stack.remember(in.getInt() & 0xffffffffL);
            case 0x94 -> stack.remember();
            case 'h' -> stack.recall(in.get() & 0xff);
            case 'j' -> stack.recall(in.getInt() & 0xffffffffL);
            // A frame only says how much to read ahead.
            case 0x95 -> in.getLong();
            default -> {
                return false;
            }
        }
        return true;
    }

    private void special(int instruction) throws RefusedContent {
        switch (instruction) {
            case 'c' -> stack.push(new Named(PickleName.of(line(), line())));
            case 0x93 -> {
                List<PickleValue> name = stack.pop(2);
                if (!(name.get(0) instanceof Text module) || !(name.get(1) instanceof Text last)) {
                    throw new RefusedContent(Reason.of("checkpoint.damaged"));
                }
                stack.push(new Named(PickleName.of(module.value(), last.value())));
            }
            case 'R' -> {
                List<PickleValue> call = stack.pop(2);
                stack.push(PickleCall.answer(call.get(0), call.get(1)));
            }
            case 'Q' -> stack.push(PickleCall.storage(stack.pop()));
            case 'b' -> {
                // What PyTorch notes beside the weights (versions of layers) is not needed.
                if (!(stack.pop() instanceof Mapping) || !(stack.peek() instanceof Mapping)) {
                    throw new RefusedContent(Reason.of("checkpoint.instruction", "BUILD"));
                }
            }
            default ->
                    throw new RefusedContent(
                            Reason.of(
                                    "checkpoint.instruction", PickleInstruction.name(instruction)));
        }
    }

    private void append(List<PickleValue> items) throws RefusedContent {
        if (!(stack.peek() instanceof Sequence list)) {
            throw new RefusedContent(Reason.of("checkpoint.damaged"));
        }
        list.items().addAll(items);
    }

    private void put(List<PickleValue> keysAndValues) throws RefusedContent {
        if (!(stack.peek() instanceof Mapping dict) || keysAndValues.size() % 2 != 0) {
            throw new RefusedContent(Reason.of("checkpoint.damaged"));
        }
        for (int i = 0; i < keysAndValues.size(); i += 2) {
            dict.put(keysAndValues.get(i), keysAndValues.get(i + 1));
        }
    }

    private Real real() {
        long bits = in.order(ByteOrder.BIG_ENDIAN).getLong();
        in.order(ByteOrder.LITTLE_ENDIAN);
        return new Real(Double.longBitsToDouble(bits));
    }

    /** A two's complement number of that many bytes, lowest first. */
    private long longOf(int bytes) throws RefusedContent {
        if (bytes > Long.BYTES) {
            throw new RefusedContent(Reason.of("checkpoint.damaged"));
        }
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= (in.get() & 0xffL) << (8 * i);
        }
        int unused = Long.SIZE - 8 * bytes;
        return bytes == 0 ? 0 : value << unused >> unused;
    }

    private String line() throws RefusedContent {
        int end = in.position();
        while (end < in.limit() && in.get(end) != '\n') {
            end++;
        }
        String line = text(end - in.position());
        in.get();
        return line;
    }

    private String text(long bytes) throws RefusedContent {
        if (bytes > in.remaining()) {
            throw new RefusedContent(Reason.of("checkpoint.damaged"));
        }
        ByteBuffer encoded = in.slice(in.position(), (int) bytes);
        in.position(in.position() + (int) bytes);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(encoded).toString();
        } catch (CharacterCodingException e) {
            throw new RefusedContent(Reason.of("checkpoint.damaged"), e);
        }
    }
}
