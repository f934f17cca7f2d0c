package org.telltale.app.cli;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that every command has. */
final class CommonOptions {
    @Option(
            names = "--lang",
            paramLabel = "TAG",
            defaultValue = "en",
            description = "Language of the sentences (default: ${DEFAULT-VALUE}).")
    private String language = "en";

    @SuppressWarnings("UnusedVariable") // picocli sets it and prints the help itself
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    private boolean help;

    @Option(names = "--verbose", description = "Shows the stack trace of an error.")
    private boolean verbose;

    private @Nullable Terminal terminal;

    /** The language asked for. */
    Locale language() {
        return Locale.forLanguageTag(language);
    }

    /** Where this command prints. */
    Terminal terminal() {
        if (terminal == null) {
            boolean interactive = Boolean.getBoolean("telltale.interactive");
            terminal = new Terminal(System.out, System.err, System.in, interactive, language());
        }
        return terminal;
    }

    /** Prints the stack trace if the user asked for it. */
    void traceIfVerbose(Throwable cause) {
        if (verbose) {
            terminal().trace(cause);
        }
    }
}
