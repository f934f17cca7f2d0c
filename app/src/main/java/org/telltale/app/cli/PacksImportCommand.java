package org.telltale.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.telltale.app.Composition;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.pack.PackException;
import org.telltale.inference.pack.PackManifest;
import org.telltale.inference.pack.architecture.Architectures;
import org.telltale.inference.pack.draft.DraftQuestion;
import org.telltale.inference.pack.draft.ModelImport;
import org.telltale.inference.pack.draft.PackDraft;
import org.telltale.inference.pack.install.PackOrigin;
import org.telltale.inference.pack.selftest.TestedOn;
import org.telltale.inference.pack.store.StoredPack;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.runtime.ModelDescription;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code telltale packs import}: a pack of a model that has no manifest yet. */
@Command(
        name = "import",
        description =
                "Makes a pack of a bare ONNX model or checkpoint, tests and installs it; asks on a"
                        + " terminal for what no option says.",
        sortOptions = false)
final class PacksImportCommand implements Callable<Integer> {
    @Mixin private CommonOptions common;

    @Mixin private PackOptions packs;

    @Parameters(paramLabel = "MODEL", description = "An ONNX file, or a .pth, .pt or .h5 file.")
    private Path model;

    @Option(
            names = "--architecture",
            paramLabel = "ID",
            description = "The network that a checkpoint holds.")
    private @Nullable String architecture;

    @Mixin private ImportOptions said;

    @Option(names = "--yes", description = "Installs the pack without asking.")
    private boolean yes;

    @Override
    public Integer call() {
        return packs.run(
                common,
                () -> {
                    Path folder = Files.createTempDirectory("telltale-import");
                    try (Composition composition = new Composition()) {
                        return make(composition, folder);
                    } catch (MediaException e) {
                        throw new PackException(e.reason(), e);
                    } finally {
                        for (String name : List.of("model.onnx", PackManifest.FILE_NAME)) {
                            Files.deleteIfExists(folder.resolve(name));
                        }
                        Files.deleteIfExists(folder);
                    }
                });
    }

    private int make(Composition composition, Path folder)
            throws PackException, MediaException, IOException {
        Terminal terminal = common.terminal();
        ModelImport models = new ModelImport(composition.worker(), Architectures.builtIn());
        ModelImport.Model taken = models.take(model, architecture, folder);
        describe(taken.description());
        String name = String.valueOf(model.getFileName());
        PackDraft draft = answered(new PackDraft(name, taken.description(), said.answers()));
        PackManifest manifest = models.write(taken, draft, new Cancellation());
        terminal.note(terminal.text("packs.import.self-test", manifest.statedSelfTest().origin()));
        // The user vouches for the licence; what is asked is whether the pack is to be installed.
        InstallTalk talk = new InstallTalk(terminal, "packs.import.install", yes);
        StoredPack.Installed pack =
                composition
                        .packInstaller(packs.store())
                        .install(new PackOrigin.Local(folder, null), talk, new Cancellation());
        List<TestedOn> results =
                composition
                        .packSelfTest()
                        .run(pack, composition.packSelfTest().here(), new Cancellation());
        new PackTestTable(terminal, common.language(), List.of(pack))
                .lines(pack, results)
                .forEach(terminal::note);
        talk.installed(pack);
        return ExitCode.DONE;
    }

    private void describe(ModelDescription description) {
        Terminal terminal = common.terminal();
        for (ModelDescription.Value input : description.inputs()) {
            terminal.note(terminal.text("packs.import.takes", value(input)));
        }
        for (ModelDescription.Value output : description.outputs()) {
            terminal.note(terminal.text("packs.import.gives", value(output)));
        }
    }

    private static String value(ModelDescription.Value value) {
        String extents =
                value.shape().stream()
                        .map(extent -> extent == ModelDescription.DYNAMIC ? "?" : extent.toString())
                        .collect(Collectors.joining(" × "));
        return value.name() + ", " + value.declaredType() + ", " + extents;
    }

    /**
     * Asks until nothing is open, again where an answer makes no sense; where nobody can be asked,
     * says all that is missing at once.
     */
    private PackDraft answered(PackDraft first) throws PackException {
        PackDraft draft = first;
        Terminal terminal = common.terminal();
        while (true) {
            List<DraftQuestion> open = draft.open();
            if (open.isEmpty()) {
                return draft;
            }
            DraftQuestion question = open.getFirst();
            Optional<String> answer =
                    terminal.ask(terminal.text("packs.import.ask." + question.word()));
            if (answer.isEmpty()) {
                String missing =
                        open.stream().map(q -> "--" + q.word()).collect(Collectors.joining(", "));
                throw new PackException(Reason.of("pack-draft.open", model, missing));
            }
            PackDraft next = draft.with(question, answer.get());
            try {
                next.open();
                draft = next;
            } catch (PackException e) {
                terminal.error(e.reason().text(common.language()));
            }
        }
    }
}
