package org.telltale.inference.pack.checkpoint;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes pickles instruction by instruction, good ones and bad. */
final class PickleBytes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** A pickle of protocol 2, as PyTorch writes. */
    static PickleBytes begin() {
        return new PickleBytes().raw(0x80, 2);
    }

    PickleBytes raw(int... bytes) {
        for (int b : bytes) {
            out.write(b);
        }
        return this;
    }

    PickleBytes op(char instruction) {
        return raw(instruction);
    }

    PickleBytes global(String module, String name) {
        return op('c').line(module).line(name);
    }

    PickleBytes line(String text) {
        out.writeBytes((text + "\n").getBytes(StandardCharsets.UTF_8));
        return this;
    }

    PickleBytes text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        op('X').little(utf8.length);
        out.writeBytes(utf8);
        return this;
    }

    PickleBytes whole(int number) {
        return op('J').little(number);
    }

    PickleBytes little(int number) {
        out.writeBytes(
                ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(number).array());
        return this;
    }

    PickleBytes real(double number) {
        op('G');
        out.writeBytes(ByteBuffer.allocate(8).putDouble(number).array());
        return this;
    }

    /** A tuple of whole numbers. */
    PickleBytes wholes(int... numbers) {
        op('(');
        for (int number : numbers) {
            whole(number);
        }
        return op('t');
    }

    /** A reference to a storage by PyTorch's kind of persistent id. */
    PickleBytes storage(String type, String key, int elements) {
        return op('(').text("storage")
                .global("torch", type)
                .text(key)
                .text("cpu")
                .whole(elements)
                .op('t')
                .op('Q');
    }

    /** A dict with one tensor {@code w} of floats in storage {@code 0}. */
    PickleBytes weights(int elements, int offset, int[] shape, int[] strides) {
        return op('}').text("w")
                .rebuild()
                .storage("FloatStorage", "0", elements)
                .whole(offset)
                .wholes(shape)
                .wholes(strides)
                .rebuilt()
                .op('s');
    }

    /** The beginning of a tensor. */
    PickleBytes rebuild() {
        return global("torch._utils", "_rebuild_tensor_v2").op('(');
    }

    /** The end of a tensor, after storage, offset, shape and strides. */
    PickleBytes rebuilt() {
        return raw(0x89).global("collections", "OrderedDict").op(')').op('R').op('t').op('R');
    }

    /** All bytes, with the instruction that ends a pickle. */
    byte[] end() {
        op('.');
        return out.toByteArray();
    }

    /** All bytes so far. */
    byte[] cut() {
        return out.toByteArray();
    }
}
