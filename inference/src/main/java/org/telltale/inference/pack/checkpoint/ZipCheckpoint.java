package org.telltale.inference.pack.checkpoint;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.pack.checkpoint.PickleValue.Storage;
import org.telltale.inference.reason.Reason;

/**
 * PyTorch's archive: a zip with {@code NAME/data.pkl} and the storages as {@code NAME/data/KEY}.
 * Entries are read where they lie; nothing is unpacked to disk.
 */
final class ZipCheckpoint {
    private static final String PICKLE = "data.pkl";
    private static final int MOST_ENTRIES = 100_000;

    private final ZipFile zip;
    private final Map<String, ZipEntry> entries = new HashMap<>();
    private String folder = "";

    private ZipCheckpoint(ZipFile zip) {
        this.zip = zip;
    }

    /** The tensors of the archive. */
    static Map<String, StateTensor> read(Path file) throws RefusedContent, IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipCheckpoint checkpoint = new ZipCheckpoint(zip);
            checkpoint.list();
            checkpoint.checkKind();
            return checkpoint.tensors();
        } catch (ZipException | EOFException e) {
            throw new RefusedContent(Reason.of("checkpoint.damaged"), e);
        }
    }

    private void list() throws RefusedContent {
        long bytes = 0;
        for (ZipEntry entry : Collections.list(zip.entries())) {
            String name = entry.getName();
            if (!ZipName.isPlain(name)) {
                throw new RefusedContent(Reason.of("checkpoint.entry-outside", name));
            }
            if (entries.put(name, entry) != null) {
                throw new RefusedContent(Reason.of("checkpoint.name-twice", name));
            }
            long size = entry.getSize();
            bytes += size;
            if (size < 0
                    || size > CheckpointReader.mostBytes()
                    || bytes > CheckpointReader.mostBytes()
                    || entries.size() > MOST_ENTRIES) {
                throw new RefusedContent(
                        Reason.of(
                                "checkpoint.unpacks-too-large",
                                CheckpointReader.mostBytes() >> 20));
            }
        }
    }

    private void checkKind() throws RefusedContent, IOException {
        for (String name : entries.keySet()) {
            if (name.endsWith("/" + PICKLE) && name.indexOf('/') == name.lastIndexOf('/')) {
                if (!folder.isEmpty()) {
                    throw new RefusedContent(Reason.of("checkpoint.name-twice", PICKLE));
                }
                folder = name.substring(0, name.indexOf('/') + 1);
            }
        }
        if (folder.isEmpty()) {
            throw new RefusedContent(Reason.of("checkpoint.unknown-format"));
        }
        if (entries.containsKey(folder + "constants.pkl")) {
            throw new RefusedContent(Reason.of("checkpoint.torchscript"));
        }
        ZipEntry order = entries.get(folder + "byteorder");
        if (order != null
                && !new String(bytes(order), StandardCharsets.US_ASCII).strip().equals("little")) {
            throw new RefusedContent(Reason.of("checkpoint.big-endian"));
        }
    }

    private Map<String, StateTensor> tensors() throws RefusedContent, IOException {
        ByteBuffer pickle = ByteBuffer.wrap(bytes(entries.get(folder + PICKLE)));
        TorchWeights weights = TorchWeights.of(PickleReader.read(pickle));
        Map<String, ByteBuffer> storages = new HashMap<>();
        for (Storage storage : weights.storages().values()) {
            storages.put(storage.key(), bytes(storage));
        }
        return weights.read(storages);
    }

    private ByteBuffer bytes(Storage storage) throws RefusedContent, IOException {
        ZipEntry entry = entries.get(folder + "data/" + storage.key());
        int size = storage.type().bytes();
        if (entry == null
                || storage.elements() != entry.getSize() / size
                || entry.getSize() % size != 0) {
            throw new RefusedContent(Reason.of("checkpoint.damaged"));
        }
        return ByteBuffer.wrap(bytes(entry));
    }

    /** The entry's content, as long as it says and with the check sum that it says. */
    private byte[] bytes(@Nullable ZipEntry entry) throws RefusedContent, IOException {
        if (entry == null) {
            throw new RefusedContent(Reason.of("checkpoint.damaged"));
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] content = in.readNBytes((int) entry.getSize());
            CRC32 sum = new CRC32();
            sum.update(content);
            if (content.length != entry.getSize()
                    || in.read() >= 0
                    || sum.getValue() != entry.getCrc()) {
                throw new RefusedContent(Reason.of("checkpoint.damaged"));
            }
            return content;
        }
    }
}
