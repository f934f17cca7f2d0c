package org.telltale.app.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A command as a shell sees it. Takes the process's standard streams, so its tests are isolated.
 *
 * @param exitCode of the command
 * @param out standard output
 * @param err standard error
 */
record ShellRun(int exitCode, String out, String err) {
    /** Runs {@code telltale} with arguments. */
    static ShellRun of(String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
        ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(outBytes, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(errBytes, true, StandardCharsets.UTF_8));
        try {
            int exitCode = CommandLineProgram.run(arguments);
            return new ShellRun(
                    exitCode,
                    outBytes.toString(StandardCharsets.UTF_8),
                    errBytes.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    /** Runs it on a terminal where somebody types those lines, each with its end. */
    static ShellRun answering(String typed, String... arguments) {
        InputStream in = System.in;
        System.setIn(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)));
        System.setProperty("telltale.interactive", "true");
        try {
            return of(arguments);
        } finally {
            System.clearProperty("telltale.interactive");
            System.setIn(in);
        }
    }

    /** Standard output by lines. */
    List<String> lines() {
        return out.lines().toList();
    }
}
