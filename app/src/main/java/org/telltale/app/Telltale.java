package org.telltale.app;

import org.telltale.app.cli.CommandLineProgram;

/** Where the program starts: without arguments it opens the window, else it is a command. */
public final class Telltale {
    private static final int NOTHING_DONE = 3;

    private Telltale() {}

    /** Runs the program; ends the process with the command's exit code. */
    public static void main(String[] arguments) {
        System.setProperty("telltale.log.dir", DataFolders.ofUser().state().toString());
        if (arguments.length == 0) {
            openWindow();
            return;
        }
        // Commands draw into memory only; without this a missing display would be an error.
        System.setProperty("java.awt.headless", "true");
        System.exit(CommandLineProgram.run(arguments));
    }

    private static void openWindow() {
        try {
            WindowProgram.open();
        } catch (UnsupportedOperationException e) {
            // What JavaFX says where there is no screen to draw on.
            System.err.println(
                    "telltale: no display was found, so no window can be opened; name a command,"
                            + " e.g. telltale analyze FILE, or set DISPLAY.");
            System.exit(NOTHING_DONE);
        }
    }
}
