package org.telltale.app.cli;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.telltale.app.Composition;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.pack.PackManifest;
import org.telltale.inference.pack.catalogue.Catalogue;
import org.telltale.inference.pack.install.PackOrigin;
import org.telltale.inference.pack.store.PackStore;
import org.telltale.inference.pack.store.StoredPack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code telltale packs install}: the one command that may use the network. */
@Command(
        name = "install",
        description = "Installs a pack from a folder, an archive, an address or the catalogue.",
        sortOptions = false)
final class PacksInstallCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Mixin private CommonOptions common;

    @Mixin private PackOptions packs;

    @Parameters(
            paramLabel = "PATH|URL|ID",
            description = "A folder, a zip archive, an http or https address, or a catalogue id.")
    private String what;

    @Option(
            names = "--from",
            paramLabel = "DIR",
            description = "Takes a catalogue entry's file from this folder, by its digest.")
    private @Nullable Path from;

    @Option(
            names = "--sha256",
            paramLabel = "HEX",
            description = "What the digest must be; required for an address.")
    private @Nullable String sha256;

    @Option(names = "--accept-licence", description = "Agrees to the licence without being asked.")
    private boolean accept;

    @Override
    public Integer call() {
        PackOrigin origin = origin();
        return packs.run(
                common,
                () -> {
                    PackStore store = packs.store();
                    try (Composition composition = new Composition()) {
                        InstallTalk talk =
                                new InstallTalk(common.terminal(), "packs.agree", accept);
                        StoredPack.Installed pack =
                                composition
                                        .packInstaller(store)
                                        .install(origin, talk, new Cancellation());
                        talk.installed(pack);
                    }
                    return ExitCode.DONE;
                });
    }

    private PackOrigin origin() {
        String digest = sha256 == null ? null : sha256.toLowerCase(Locale.ROOT);
        if (what.matches("(?i)https?://.*")) {
            requireAbsent(from, "--from");
            return new PackOrigin.Remote(address(), digest);
        }
        boolean known = Catalogue.builtIn().entries().stream().anyMatch(e -> e.id().equals(what));
        if (known || from != null || (PackManifest.isId(what) && !exists())) {
            requireAbsent(sha256, "--sha256");
            return new PackOrigin.Catalogued(what, from);
        }
        return new PackOrigin.Local(path(), digest);
    }

    private void requireAbsent(@Nullable Object option, String name) {
        if (option != null) {
            throw misused("packs.option", name);
        }
    }

    private URI address() {
        try {
            return URI.create(what);
        } catch (IllegalArgumentException e) {
            throw misused("packs.address", what);
        }
    }

    private boolean exists() {
        return Files.exists(path());
    }

    private Path path() {
        try {
            return Path.of(what);
        } catch (InvalidPathException e) {
            throw misused("packs.address", what);
        }
    }

    private ParameterException misused(String key, String argument) {
        return new ParameterException(spec.commandLine(), common.terminal().text(key, argument));
    }
}
