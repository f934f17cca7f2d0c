package org.telltale.inference.pack;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.media.Sha256;
import org.telltale.inference.pack.onnx.TinyModel;
import org.telltale.inference.pack.store.PackStore;
import org.telltale.inference.pack.store.StoredPack;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes small packs, whole ones and broken ones. */
public final class PackBuilder {
    private static final String MANIFEST =
            """
            {"schema": "telltale.pack/1", "id": "tiny", "version": "1.0", "title": "A tiny pack",
             "task": "audio-spoof", "media": "audio", "model": "tiny.onnx", "files": [],
             "inputs": [{"kind": "samples", "name": "input", "type": "float32", "layout": "NT",
               "shape": [{"lowest": 1, "highest": 8}, 2], "sample_rate": 16000, "channels": "mean",
               "scale": 1, "window": 2, "context": 0, "hop": 2, "windows": "all",
               "short_clip": "zeros", "last_window": "zeros"}],
             "outputs": [{"name": "logits", "meaning": "logits", "activation": "none",
               "classes": ["a", "b"], "index": 1, "manipulated": "high"}],
             "post": {"decoder": "score", "output": "logits"},
             "conditions": {},
             "licence": {"code": "MIT", "weights": "MIT", "non_commercial": false, "text": "Mine."},
             "citation": "Nobody: Nothing. 2026.",
             "source": {"url": "https://example.org/tiny"},
             "self_test": {"inputs": [{"name": "input", "shape": [1, 2],
                 "formula": {"kind": "constant", "value": 1}}],
               "expected": [{"output": "logits", "first": 0, "values": [2, 3], "absolute": 0.001,
                 "relative": 0}],
               "origin": "by hand"}}
            """;

    /** What the archive or folder holds, by name; {@code pack.json} is added last. */
    public final Map<String, byte[]> files = new LinkedHashMap<>();

    /** The manifest, to be changed; its files are listed when the pack is written. */
    public final ObjectNode manifest = (ObjectNode) JsonMapper.shared().readTree(MANIFEST);

    private boolean listed;

    /** A whole pack with one small model. */
    public PackBuilder() {
        files.put("tiny.onnx", TinyModel.model().build().toByteArray());
    }

    /** Lists the files as they are now; later changes are lies. */
    public PackBuilder list() {
        ArrayNode list = manifest.putArray("files");
        files.forEach((name, bytes) ->
                list.addObject()
                        .put("path", name)
                        .put("bytes", bytes.length)
                        .put("sha256", Sha256.of(bytes)));
        listed = true;
        return this;
    }

    /** The bytes of {@code pack.json}. */
    public byte[] manifestBytes() {
        if (!listed) {
            list();
        }
        return manifest.toPrettyString().getBytes(StandardCharsets.UTF_8);
    }

    /** Writes it as a folder. */
    public Path folder(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        Files.write(folder.resolve("pack.json"), manifestBytes());
        return folder;
    }

    /** Puts it into a store as an installation does, in the place of the same version. */
    public StoredPack.Installed install(PackStore store) throws IOException, PackException {
        for (StoredPack present : store.list()) {
            if (present.id().equals(manifest.get("id").asString())
                    && present.version().equals(manifest.get("version").asString())) {
                store.remove(present);
            }
        }
        try (PackStore.Staging staging = store.stage()) {
            folder(staging.folder());
            return staging.install(staged -> {}, new Cancellation());
        }
    }

    /** What else is done to an archive that is being written. */
    public interface Extra {
        void add(ZipArchiveOutputStream zip) throws IOException;
    }

    /** Writes it as an archive. */
    public Path archive(Path file) throws IOException {
        return archive(file, zip -> {});
    }

    /** Writes it as an archive with something more in it. */
    public Path archive(Path file, Extra extra) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
            add(zip, "pack.json", manifestBytes());
            for (Map.Entry<String, byte[]> entry : files.entrySet()) {
                add(zip, entry.getKey(), entry.getValue());
            }
            extra.add(zip);
        }
        return file;
    }

    /** Adds an entry under any name. */
    public static void add(ZipArchiveOutputStream zip, String name, byte[] bytes)
            throws IOException {
        zip.putArchiveEntry(new ZipArchiveEntry(name));
        zip.write(bytes);
        zip.closeArchiveEntry();
    }
}
