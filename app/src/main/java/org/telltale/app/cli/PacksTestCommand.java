package org.telltale.app.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.telltale.app.Composition;
import org.telltale.app.document.PackTestsDocument;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.pack.PackException;
import org.telltale.inference.pack.selftest.PackSelfTest;
import org.telltale.inference.pack.selftest.TestedOn;
import org.telltale.inference.pack.store.PackStore;
import org.telltale.inference.pack.store.StoredPack;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.runtime.Accelerator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code telltale packs test}: whether packs give here what their authors' machines gave. */
@Command(
        name = "test",
        description =
                "Runs the packs' self-tests on the processor and on every accelerator of this"
                        + " machine.",
        sortOptions = false)
final class PacksTestCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Mixin private CommonOptions common;

    @Mixin private PackOptions packs;

    @Parameters(
            arity = "0..*",
            paramLabel = "ID",
            description = "Ids, or ID@VERSION; without any, all installed packs.")
    private List<String> names = List.of();

    @Option(
            names = "--accelerator",
            paramLabel = "NAME",
            description = "Only this one, beside the processor that it is compared with.")
    private @Nullable String only;

    @Option(names = "--json", description = "One JSON document instead of the table.")
    private boolean json;

    @Override
    public Integer call() {
        Accelerator asked = asked();
        return packs.run(
                common,
                () -> {
                    List<StoredPack> chosen = chosen(packs.store());
                    try (Composition composition = new Composition()) {
                        return test(chosen, asked, composition.packSelfTest());
                    } catch (LinkageError e) {
                        Terminal terminal = common.terminal();
                        String why = String.valueOf(e.getMessage());
                        terminal.error(terminal.text("accelerators.no-runtime", why));
                        common.traceIfVerbose(e);
                        return ExitCode.NOTHING_DONE;
                    }
                });
    }

    private @Nullable Accelerator asked() {
        String name = only;
        if (name == null) {
            return null;
        }
        String ids = AcceleratorTable.ids();
        return Accelerator.of(name)
                .orElseThrow(() -> {
                    String unknown = common.terminal().text("accelerators.unknown", name, ids);
                    return new ParameterException(spec.commandLine(), unknown);
                });
    }

    private List<StoredPack> chosen(PackStore store) throws PackException, IOException {
        if (names.isEmpty()) {
            return store.list();
        }
        List<StoredPack> chosen = new ArrayList<>();
        for (String name : names) {
            chosen.addAll(store.named(name));
        }
        return chosen;
    }

    private int test(List<StoredPack> chosen, @Nullable Accelerator asked, PackSelfTest selfTest) {
        Terminal terminal = common.terminal();
        PackTestTable table = new PackTestTable(terminal, common.language(), chosen);
        PackTestsDocument document = new PackTestsDocument(common.language());
        List<Accelerator> where = asked == null ? selfTest.here() : List.of(asked);
        int failed = 0;
        for (StoredPack pack : chosen) {
            try {
                List<TestedOn> results = run(pack, where, selfTest);
                document.add(pack, results);
                if (!json) {
                    table.lines(pack, results).forEach(terminal::result);
                }
                failed += results.stream().allMatch(r -> passes(r, asked)) ? 0 : 1;
            } catch (MediaException e) {
                failed += failed(pack, e.reason(), e, document);
            } catch (PackException e) {
                failed += failed(pack, e.reason(), e, document);
            } catch (IOException e) {
                String file = Unreadable.file(e, pack.folder());
                Reason reason = Reason.of("pack-test.unreadable", file);
                failed += failed(pack, reason, e, document);
            }
        }
        if (json) {
            terminal.result(document.text());
        }
        if (failed == 0) {
            return ExitCode.DONE;
        }
        return failed < chosen.size() ? ExitCode.SOME_FAILED : ExitCode.NOTHING_DONE;
    }

    private static List<TestedOn> run(
            StoredPack pack, List<Accelerator> where, PackSelfTest selfTest)
            throws MediaException, PackException, IOException {
        return switch (pack) {
            case StoredPack.Installed installed ->
                    selfTest.run(installed, where, new Cancellation());
            case StoredPack.Damaged damaged -> throw new PackException(damaged.fault());
        };
    }

    /** One that nobody asked for by name may be missing; one that ran must agree. */
    private static boolean passes(TestedOn result, @Nullable Accelerator asked) {
        return switch (result) {
            case TestedOn.Ran ran -> ran.agrees();
            case TestedOn.NotRun notRun -> notRun.accelerator() != asked;
        };
    }

    private int failed(
            StoredPack pack, Reason reason, Exception cause, PackTestsDocument document) {
        document.add(pack, reason);
        String name = pack.id() + "@" + pack.version();
        common.terminal().error(name + ": " + reason.text(common.language()));
        common.traceIfVerbose(cause);
        return 1;
    }
}
