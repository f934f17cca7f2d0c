package org.telltale.app.cli;

import org.telltale.app.Version;
import org.telltale.db.session.StoreException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command {@code telltale} with all that it can do. */
@Command(
        name = "telltale",
        description = "Says whether, where and when an image, audio clip or video was faked.",
        mixinStandardHelpOptions = true,
        versionProvider = CommandLineProgram.VersionLine.class,
        subcommands = {
            AnalyzeCommand.class,
            SessionsCommand.class,
            ExportCommand.class,
            ValidateCommand.class,
            EvaluateCommand.class,
            BenchCommand.class,
            ReviewCommand.class,
            PacksCommand.class,
            AcceleratorsCommand.class,
            DoctorCommand.class,
        })
public final class CommandLineProgram {
    private CommandLineProgram() {}

    /** Runs a command; its exit code. */
    public static int run(String[] arguments) {
        CommandLine line =
                new CommandLine(new CommandLineProgram())
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .setParameterExceptionHandler(CommandLineProgram::misused)
                        .setExecutionExceptionHandler(CommandLineProgram::report);
        return line.execute(arguments);
    }

    private static int misused(CommandLine.ParameterException error, String[] arguments) {
        CommandLine line = error.getCommandLine();
        String message = String.valueOf(error.getMessage()).replaceAll("\\R+", " ");
        line.getErr()
                .println(
                        "telltale: "
                                + message
                                + " See "
                                + line.getCommandSpec().qualifiedName()
                                + " --help.");
        return ExitCode.USAGE;
    }

    private static int report(Exception error, CommandLine line, CommandLine.ParseResult parsed) {
        boolean verbose = parsed.expandedArgs().contains("--verbose");
        String message =
                error instanceof StoreException
                        ? String.valueOf(error.getMessage())
                        : "stopped on an internal error ("
                                + error.getClass().getSimpleName()
                                + "); run again with --verbose for its trace.";
        line.getErr().println("telltale: " + message);
        if (verbose) {
            error.printStackTrace(line.getErr());
        }
        return ExitCode.NOTHING_DONE;
    }

    /** Prints the version. */
    static final class VersionLine implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"telltale " + Version.current()};
        }
    }
}
