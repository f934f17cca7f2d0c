package org.telltale.inference.pack.run;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.pack.PackInput;
import org.telltale.inference.pack.StatedSelfTest;
import org.telltale.inference.pack.TestPattern;
import org.telltale.inference.pack.store.StoredPack;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.runtime.Tensor;
import org.telltale.inference.runtime.TensorType;

/** The tensors of a pack's self-test. Stateless. */
public final class SelfTestInputs {
    private SelfTestInputs() {}

    /**
     * One tensor for each input, as the manifest's formulas or files give them.
     *
     * @param owner owns the tensors
     * @throws MediaException if a file cannot be read or has another length than its shape
     */
    public static List<Tensor> of(StoredPack.Installed pack, Arena owner) throws MediaException {
        List<Tensor> tensors = new ArrayList<>();
        for (StatedSelfTest.TestInput test : pack.manifest().statedSelfTest().inputs()) {
            TensorType type =
                    pack.manifest().inputs().stream()
                            .filter(input -> input.name().equals(test.name()))
                            .map(PackInput::type)
                            .findFirst()
                            .orElseThrow();
            Tensor tensor = Tensor.allocate(test.name(), type, test.shape(), owner);
            TestPattern formula = test.formula();
            if (formula != null) {
                fill(tensor, formula.values(test.shape()));
            } else if (test.file() != null) {
                read(tensor, pack.file(test.file()), pack.id());
            }
            tensors.add(tensor);
        }
        return tensors;
    }

    private static void fill(Tensor tensor, float[] values) {
        MemorySegment data = tensor.data();
        for (int i = 0; i < values.length; i++) {
            switch (tensor.type()) {
                case FLOAT32 -> data.setAtIndex(ValueLayout.JAVA_FLOAT, i, values[i]);
                case INT64 ->
                        data.setAtIndex(ValueLayout.JAVA_LONG, i, Math.round((double) values[i]));
                case INT32 -> data.setAtIndex(ValueLayout.JAVA_INT, i, Math.round(values[i]));
                case UINT8, BOOL ->
                        data.set(ValueLayout.JAVA_BYTE, i, (byte) Math.round(values[i]));
            }
        }
    }

    /** Little endian, as the manifest says, whatever the machine's order. */
    private static void read(Tensor tensor, Path file, String pack) throws MediaException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new MediaException(Reason.of("pack-run.test-file", pack, file.getFileName()), e);
        }
        if (bytes.length != tensor.data().byteSize()) {
            throw new MediaException(Reason.of("pack-run.test-file", pack, file.getFileName()));
        }
        if (ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN) {
            reverse(bytes, tensor.type().bytes());
        }
        MemorySegment.copy(bytes, 0, tensor.data(), ValueLayout.JAVA_BYTE, 0, bytes.length);
    }

    private static void reverse(byte[] bytes, int size) {
        for (int from = 0; from < bytes.length; from += size) {
            for (int i = from, j = from + size - 1; i < j; i++, j--) {
                byte kept = bytes[i];
                bytes[i] = bytes[j];
                bytes[j] = kept;
            }
        }
    }
}
