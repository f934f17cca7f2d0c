package org.telltale.app.window;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import javafx.scene.Scene;
import org.telltale.app.window.command.CommandKeys;
import org.telltale.app.window.command.CommandRegistry;
import org.telltale.app.window.inspector.InspectorPane;
import org.telltale.app.window.palette.PaletteModel;
import org.telltale.app.window.palette.PalettePane;
import org.telltale.app.window.sessions.SessionsPane;
import org.telltale.app.window.status.StatusPane;
import org.telltale.app.window.viewer.ViewerPane;
import org.telltale.db.session.SessionSummary;

/** The window's commands, and the palette and keys that are made of them. */
final class CommandDesk {
    private final CommandRegistry registry = new CommandRegistry();
    private final CommandList list;
    private final PaletteModel model = new PaletteModel();
    private final PalettePane palette;

    /** A desk without commands. */
    CommandDesk(Locale language) {
        list = new CommandList(Texts.of("commands", language));
        model.add(PaletteSources.commands(registry));
        palette = new PalettePane(model, Texts.of("palette", language));
    }

    CommandRegistry registry() {
        return registry;
    }

    PalettePane palette() {
        return palette;
    }

    /** Lets the palette find the sessions that are listed. */
    void findSessions(Supplier<List<SessionSummary>> rows, Consumer<SessionSummary> open) {
        model.add(PaletteSources.sessions(rows, open));
    }

    /** Lets the palette find what was opened last. */
    void findRecent(Supplier<List<String>> paths, Consumer<List<Path>> open) {
        model.add(PaletteSources.recent(paths, open));
    }

    /** Registers what the frame, its sheets and the list of jobs can do. */
    void frame(WindowCommands commands, Taking taking, StatusPane status) {
        list.frame(registry, commands, taking, palette, status.jobsPane());
    }

    /**
     * Registers what the panes can do.
     *
     * @param step goes on a pane for 1, back for -1
     * @param escape closes a sheet or cancels what runs
     */
    void panes(
            SessionsPane sessions,
            ViewerPane viewer,
            InspectorPane inspector,
            IntConsumer step,
            Runnable escape) {
        list.moving(registry, sessions, inspector, step, escape);
        list.viewer(registry, viewer);
    }

    /** Listens for the keys of all commands that are registered now. */
    void install(Scene scene) {
        new CommandKeys(registry).install(scene);
    }
}
