package org.telltale.app.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * What a command prints: results on standard output, everything else on standard error, progress
 * only where a person looks at it. Used by one thread at a time.
 */
final class Terminal {
    private final PrintWriter out;
    private final PrintWriter err;
    private final BufferedReader in;
    private final boolean interactive;
    private final ResourceBundle bundle;
    private boolean progressShown;

    Terminal(
            PrintStream out,
            PrintStream err,
            InputStream in,
            boolean interactive,
            Locale language) {
        Charset typed = Charset.forName(System.getProperty("stdin.encoding", "UTF-8"));
        this.in = new BufferedReader(new InputStreamReader(in, typed));
        this.out = new PrintWriter(out, true, StandardCharsets.UTF_8);
        this.err = new PrintWriter(err, true, StandardCharsets.UTF_8);
        this.interactive = interactive;
        this.bundle = ResourceBundle.getBundle("org.telltale.app.cli.messages", language);
    }

    /** A line of result. */
    void result(String line) {
        clearProgress();
        out.println(line);
    }

    /** A sentence of the bundle, with its arguments. */
    String text(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), Locale.ROOT).format(arguments);
    }

    /** One line on standard error that says what, which file and what to do. */
    void error(String message) {
        clearProgress();
        err.println("telltale: " + message.replaceAll("\\R+", " "));
    }

    /** Something to read before deciding, on standard error. */
    void note(String text) {
        clearProgress();
        err.println(text);
    }

    /** Whether a person is there to be asked. */
    boolean asksPeople() {
        return interactive;
    }

    /** Asks a person; anything but a clear yes is a no, and so is nobody there. */
    boolean confirms(String question) {
        if (!interactive) {
            return false;
        }
        String answer = line(question);
        return answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
    }

    /** Asks a person for a line; empty where nobody is there or nothing is answered. */
    Optional<String> ask(String question) {
        if (!interactive) {
            return Optional.empty();
        }
        String answer = line(question);
        return Optional.ofNullable(answer).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** What is typed after a question; null at the end of the input. */
    private @Nullable String line(String question) {
        clearProgress();
        err.print(question + " ");
        err.flush();
        try {
            return in.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The stack trace, which only {@code --verbose} shows. */
    void trace(Throwable cause) {
        cause.printStackTrace(err);
    }

    /** Shows how far a file is, on a terminal only. */
    void progress(String file, double fraction) {
        if (!interactive) {
            return;
        }
        int percent = (int) Math.round(100 * fraction);
        err.printf(Locale.ROOT, "\r\u001b[K%3d%%  %s", percent, file);
        err.flush();
        progressShown = true;
    }

    private void clearProgress() {
        if (progressShown) {
            err.print("\r\u001b[K");
            err.flush();
            progressShown = false;
        }
    }
}
