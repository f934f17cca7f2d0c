package org.telltale.app.cli;

/** What the process tells the shell. */
final class ExitCode {
    /** Done. */
    static final int DONE = 0;

    /** Some file could not be analysed, the rest were. */
    static final int SOME_FAILED = 1;

    /** The command was not understood. */
    static final int USAGE = 2;

    /** Nothing could be done. */
    static final int NOTHING_DONE = 3;

    private ExitCode() {}
}
