package org.telltale.inference.pack.draft;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.media.Sha256;
import org.telltale.inference.pack.MadeFrom;
import org.telltale.inference.pack.PackException;
import org.telltale.inference.pack.PackFile;
import org.telltale.inference.pack.PackManifest;
import org.telltale.inference.pack.PackManifestWriter;
import org.telltale.inference.pack.StatedSelfTest;
import org.telltale.inference.pack.architecture.Architectures;
import org.telltale.inference.pack.checkpoint.CheckpointException;
import org.telltale.inference.pack.onnx.OnnxOutline;
import org.telltale.inference.pack.onnx.OnnxOutlineReader;
import org.telltale.inference.pack.onnx.OnnxRules;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.runtime.ModelDescription;
import org.telltale.inference.runtime.ModelFile;
import org.telltale.inference.worker.NativeWorker;

/**
 * Makes the folder of a pack from a bare ONNX model, or from a checkpoint of a network that the
 * program can build. The model is looked at as data before anything loads it. Thread-safe; blocks.
 */
public final class ModelImport {
    private static final String MODEL = "model.onnx";

    private final NativeWorker worker;
    private final Architectures architectures;

    /** Imports with a worker; the caller closes it. */
    public ModelImport(NativeWorker worker, Architectures architectures) {
        this.worker = worker;
        this.architectures = architectures;
    }

    /**
     * A model that lies in the pack's folder.
     *
     * @param file there
     * @param description what it takes and gives
     * @param madeFrom the checkpoint; null where it was ONNX already
     */
    public record Model(
            ModelFile file, ModelDescription description, @Nullable MadeFrom madeFrom) {}

    /**
     * Copies the model into the pack's folder, or builds it there.
     *
     * @param architecture id of the network that a checkpoint holds; null for an ONNX file
     * @param folder of the pack in the making; exists and is empty
     * @throws PackException if it is no model that may be loaded
     * @throws MediaException if the runtime does not load it
     */
    public Model take(Path source, @Nullable String architecture, Path folder)
            throws PackException, MediaException, IOException {
        Path target = folder.resolve(MODEL);
        String name = String.valueOf(source.getFileName());
        if (!Files.isRegularFile(source)) {
            throw new PackException(Reason.of("pack-draft.no-file", source));
        }
        @Nullable MadeFrom madeFrom = null;
        if (architecture != null) {
            Files.write(target, build(source, architecture));
            madeFrom = new MadeFrom(PackFile.shown(name), Sha256.of(source), architecture);
        } else if (name.toLowerCase(Locale.ROOT).endsWith(".onnx")) {
            Files.copy(source, target);
        } else {
            String known =
                    String.join(", ", architectures.all().stream().map(a -> a.id()).toList());
            throw new PackException(Reason.of("pack-draft.architecture", source, known));
        }
        check(target, PackFile.shown(name));
        ModelFile file = ModelFile.measured(target);
        return new Model(file, worker.describeModel(file), madeFrom);
    }

    /** Refusals name the file as the user knows it, not its copy. */
    private static void check(Path model, String name) throws PackException, IOException {
        OnnxOutline outline;
        try {
            outline = OnnxOutlineReader.read(model);
        } catch (PackException e) {
            List<String> arguments = new ArrayList<>(e.reason().arguments());
            arguments.set(0, name);
            throw new PackException(new Reason(e.reason().code(), arguments), e);
        }
        OnnxRules.check(outline, name);
    }

    private byte[] build(Path checkpoint, String architecture) throws PackException {
        try {
            return architectures.build(checkpoint, architecture).bytes();
        } catch (CheckpointException e) {
            throw new PackException(e.reason(), e);
        }
    }

    /**
     * Makes the self-test, and writes the manifest beside the model.
     *
     * @return what was written
     * @throws PackException if the draft is not whole or the model gives no finite numbers
     * @throws MediaException if it does not run
     * @throws org.telltale.inference.engine.CancelledException if asked to stop
     */
    public PackManifest write(Model model, PackDraft draft, Cancellation cancellation)
            throws PackException, MediaException, IOException {
        StatedSelfTest test =
                new DraftTest(worker)
                        .make(model.file(), draft.packInput(), draft.packOutput(), cancellation);
        Path file = model.file().path();
        PackFile listed = new PackFile(MODEL, Files.size(file), model.file().sha256());
        PackManifest manifest = draft.manifest(listed, model.madeFrom(), test);
        Files.write(
                file.resolveSibling(PackManifest.FILE_NAME),
                new PackManifestWriter().write(manifest));
        return manifest;
    }
}
