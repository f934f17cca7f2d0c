package org.telltale.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code telltale review}: the annotators' work without the window. */
@Command(
        name = "review",
        description = "Judges explanations against the eight standards.",
        subcommands = ReviewCheckCommand.class)
final class ReviewCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Mixin private CommonOptions common;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), common.terminal().text("review.which"));
    }
}
