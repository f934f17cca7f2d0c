package org.telltale.app.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.telltale.app.document.PacksDocument;
import org.telltale.inference.detect.pack.PackUses;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.pack.PackException;
import org.telltale.inference.pack.catalogue.Catalogue;
import org.telltale.inference.pack.catalogue.CatalogueEntry;
import org.telltale.inference.pack.store.PackStore;
import org.telltale.inference.pack.store.StoredPack;
import org.telltale.inference.reason.Reason;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code telltale packs}: the model packs without the window. */
@Command(
        name = "packs",
        description =
                "Lists, shows, installs, verifies, tests, removes, imports and calibrates model packs.",
        subcommands = {
            PacksInstallCommand.class,
            PacksTestCommand.class,
            PacksImportCommand.class,
            PacksCalibrateCommand.class
        })
final class PacksCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Mixin private CommonOptions common;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), common.terminal().text("packs.which"));
    }

    @Command(name = "list", description = "One line per installed pack, the newest version first.")
    int list(
            @Mixin CommonOptions options,
            @Mixin PackOptions packs,
            @Option(names = "--json", description = "One JSON document.") boolean json,
            @Option(names = "--available", description = "The catalogue instead.")
                    boolean available) {
        return packs.run(
                options,
                () -> {
                    Terminal terminal = options.terminal();
                    List<StoredPack> stored = packs.store().list();
                    PackLines lines = new PackLines(terminal);
                    if (available) {
                        List<CatalogueEntry> entries = Catalogue.builtIn().entries();
                        if (json) {
                            terminal.result(PacksDocument.available(entries, stored));
                        } else {
                            entries.forEach(e -> terminal.result(lines.available(e, stored)));
                        }
                        return ExitCode.DONE;
                    }
                    if (json) {
                        terminal.result(PacksDocument.installed(stored, options.language()));
                    }
                    return listed(stored, options, json);
                });
    }

    private static int listed(List<StoredPack> stored, CommonOptions options, boolean json) {
        Terminal terminal = options.terminal();
        PackLines lines = new PackLines(terminal);
        PackUses uses = PackUses.ofListed(stored);
        int exit = ExitCode.DONE;
        for (StoredPack pack : stored) {
            switch (pack) {
                case StoredPack.Installed installed when !json ->
                        terminal.result(lines.installed(installed, uses.of(installed)));
                case StoredPack.Installed installed -> {}
                case StoredPack.Damaged damaged -> {
                    terminal.error(damaged.fault().text(options.language()));
                    exit = ExitCode.SOME_FAILED;
                }
            }
        }
        return exit;
    }

    @Command(name = "show", description = "What an installed pack or a catalogue entry is.")
    int show(
            @Mixin CommonOptions options,
            @Mixin PackOptions packs,
            @Parameters(paramLabel = "ID", description = "An id, or ID@VERSION.") String name) {
        return packs.run(
                options,
                () -> {
                    Terminal terminal = options.terminal();
                    PackLines lines = new PackLines(terminal);
                    PackUses uses = PackUses.ofListed(packs.store().list());
                    for (StoredPack pack : shown(packs.store(), name)) {
                        if (pack instanceof StoredPack.Damaged damaged) {
                            throw new PackException(damaged.fault());
                        }
                        if (pack instanceof StoredPack.Installed installed) {
                            String use = uses.of(installed).said().text(options.language());
                            lines.show(installed, use).forEach(terminal::result);
                            return ExitCode.DONE;
                        }
                    }
                    lines.show(Catalogue.builtIn().entry(name)).forEach(terminal::result);
                    return ExitCode.DONE;
                });
    }

    /** The installed packs of a name; none where the catalogue knows it. */
    private static List<StoredPack> shown(PackStore store, String name)
            throws PackException, IOException {
        boolean known = Catalogue.builtIn().entries().stream().anyMatch(e -> e.id().equals(name));
        boolean installed = store.list().stream().anyMatch(p -> p.id().equals(name));
        return known && !installed ? List.of() : store.named(name);
    }

    @Command(
            name = "verify",
            description = "Hashes every file of the named packs, or of all, again.")
    int verify(
            @Mixin CommonOptions options,
            @Mixin PackOptions packs,
            @Parameters(arity = "0..*", paramLabel = "ID") List<String> names) {
        return packs.run(
                options,
                () -> {
                    PackStore store = packs.store();
                    Terminal terminal = options.terminal();
                    int faulty = 0;
                    for (StoredPack pack : chosen(store, names)) {
                        List<Reason> faults = store.verify(pack, new Cancellation());
                        String name = pack.id() + "@" + pack.version();
                        for (Reason fault : faults) {
                            terminal.error(name + ": " + fault.text(options.language()));
                        }
                        if (faults.isEmpty()) {
                            terminal.result(terminal.text("packs.sound", name));
                        }
                        faulty += faults.isEmpty() ? 0 : 1;
                    }
                    return faulty == 0 ? ExitCode.DONE : ExitCode.SOME_FAILED;
                });
    }

    private static List<StoredPack> chosen(PackStore store, @Nullable List<String> names)
            throws PackException, IOException {
        if (names == null || names.isEmpty()) {
            return store.list();
        }
        List<StoredPack> chosen = new ArrayList<>();
        for (String name : names) {
            chosen.addAll(store.named(name));
        }
        return chosen;
    }

    @Command(name = "remove", description = "Removes a pack; without a version, all of its id.")
    int remove(
            @Mixin CommonOptions options,
            @Mixin PackOptions packs,
            @Parameters(paramLabel = "ID", description = "An id, or ID@VERSION.") String name) {
        return packs.run(
                options,
                () -> {
                    PackStore store = packs.store();
                    Terminal terminal = options.terminal();
                    for (StoredPack pack : store.named(name)) {
                        store.remove(pack);
                        String removed = pack.id() + "@" + pack.version();
                        terminal.result(terminal.text("packs.removed", removed));
                    }
                    return ExitCode.DONE;
                });
    }
}
