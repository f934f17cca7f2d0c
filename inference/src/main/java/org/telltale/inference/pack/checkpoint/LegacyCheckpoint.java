package org.telltale.inference.pack.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import org.telltale.inference.pack.checkpoint.PickleValue.Mapping;
import org.telltale.inference.pack.checkpoint.PickleValue.Sequence;
import org.telltale.inference.pack.checkpoint.PickleValue.Storage;
import org.telltale.inference.pack.checkpoint.PickleValue.Text;
import org.telltale.inference.pack.checkpoint.PickleValue.Truth;
import org.telltale.inference.pack.checkpoint.PickleValue.Whole;
import org.telltale.inference.reason.Reason;

/**
 * PyTorch's format before 1.6: a magic number, a version, a description of the writing machine, the
 * checkpoint and the list of its storages as five pickles; then each storage as its number of
 * elements and their bytes.
 */
final class LegacyCheckpoint {
    /** A whole pickle: the number 0x1950a86a20f9469cfc6c. */
    static final byte[] MAGIC = {
        (byte) 0x80,
        2,
        (byte) 0x8a,
        10,
        0x6c,
        (byte) 0xfc,
        (byte) 0x9c,
        0x46,
        (byte) 0xf9,
        0x20,
        0x6a,
        (byte) 0xa8,
        0x50,
        0x19,
        '.'
    };

    private static final long VERSION = 1001;

    private LegacyCheckpoint() {}

    /** The tensors of the file, whose first bytes are {@link #MAGIC}. */
    static Map<String, StateTensor> read(byte[] content) throws RefusedContent {
        ByteBuffer in = ByteBuffer.wrap(content).position(MAGIC.length);
        checkVersion(PickleReader.read(in));
        checkMachine(PickleReader.read(in));
        TorchWeights weights = TorchWeights.of(PickleReader.read(in));
        return weights.read(storages(in, weights));
    }

    private static void checkVersion(PickleValue version) throws RefusedContent {
        if (!(version instanceof Whole(long number)) || number != VERSION) {
            throw new RefusedContent(Reason.of("checkpoint.damaged"));
        }
    }

    private static void checkMachine(PickleValue machine) throws RefusedContent {
        if (!(machine instanceof Mapping facts)
                || !(facts.items().get("little_endian") instanceof Truth(boolean little))) {
            throw new RefusedContent(Reason.of("checkpoint.damaged"));
        }
        if (!little) {
            throw new RefusedContent(Reason.of("checkpoint.big-endian"));
        }
    }

    private static Map<String, ByteBuffer> storages(ByteBuffer in, TorchWeights weights)
            throws RefusedContent {
        if (!(PickleReader.read(in) instanceof Sequence keys)) {
            throw new RefusedContent(Reason.of("checkpoint.damaged"));
        }
        in.order(ByteOrder.LITTLE_ENDIAN);
        Map<String, ByteBuffer> storages = new HashMap<>();
        HashSet<String> seen = new HashSet<>();
        for (PickleValue item : keys.items()) {
            Storage storage =
                    item instanceof Text(String key) && seen.add(key)
                            ? weights.storages().get(key)
                            : null;
            // Without its type a storage's length is unknown, and with it where the next begins.
            if (storage == null || in.remaining() < Long.BYTES) {
                throw new RefusedContent(Reason.of("checkpoint.odd-reference"));
            }
            long elements = in.getLong();
            int size = storage.type().bytes();
            if (elements != storage.elements() || elements > in.remaining() / size) {
                throw new RefusedContent(Reason.of("checkpoint.damaged"));
            }
            int bytes = (int) elements * size;
            storages.put(storage.key(), in.slice(in.position(), bytes));
            in.position(in.position() + bytes);
        }
        if (in.hasRemaining()) {
            throw new RefusedContent(Reason.of("checkpoint.damaged"));
        }
        return storages;
    }
}
