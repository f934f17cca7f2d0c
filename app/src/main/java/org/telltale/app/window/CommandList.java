package org.telltale.app.window;

import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import org.telltale.app.window.command.Command;
import org.telltale.app.window.command.CommandGroup;
import org.telltale.app.window.command.CommandRegistry;
import org.telltale.app.window.command.KeyHint;
import org.telltale.app.window.command.Shortcut;
import org.telltale.app.window.inspector.InspectorPane;
import org.telltale.app.window.palette.PalettePane;
import org.telltale.app.window.sessions.SessionsPane;
import org.telltale.app.window.status.JobsPane;
import org.telltale.app.window.viewer.Layer;
import org.telltale.app.window.viewer.MouseTool;
import org.telltale.app.window.viewer.ViewerPane;
import org.telltale.viewers.image.Turn;

/** The commands of the window and its panes: the one place where one is added. */
final class CommandList {
    private final Texts texts;

    CommandList(Texts texts) {
        this.texts = texts;
    }

    /** Registers what the frame and its sheets can do. */
    void frame(
            CommandRegistry registry,
            WindowCommands window,
            Taking taking,
            PalettePane palette,
            JobsPane jobs) {
        registry.add(
                List.of(
                        command("open", CommandGroup.FILE, window::chooseFiles)
                                .icon("mdoal-image")
                                .keys(Shortcut.control(KeyCode.O)),
                        command("open-folder", CommandGroup.FILE, window::chooseFolder)
                                .icon("mdoal-folder_open")
                                .keys(Shortcut.controlShift(KeyCode.O)),
                        command("paste", CommandGroup.FILE, taking::paste)
                                .icon("mdoal-content_paste")
                                .keys(Shortcut.control(KeyCode.V)),
                        command("export", CommandGroup.FILE, window::toggleExport)
                                .icon("mdomz-save_alt")
                                .keys(Shortcut.control(KeyCode.E)),
                        command("filters", CommandGroup.VIEW, window::toggleFilters)
                                .icon("mdoal-blur_on")
                                .keys(Shortcut.letter(KeyCode.F)),
                        command("palette", CommandGroup.WINDOW, palette::toggle)
                                .icon("mdomz-search")
                                .keys(Shortcut.control(KeyCode.K)),
                        command("packs", CommandGroup.WINDOW, window::togglePacks)
                                .icon("mdoal-extension")
                                .keys(Shortcut.control(KeyCode.P)),
                        command("jobs", CommandGroup.WINDOW, jobs::toggle)
                                .icon("mdoal-format_list_bulleted")
                                .keys(Shortcut.control(KeyCode.J)),
                        command("settings", CommandGroup.WINDOW, window::toggleSettings)
                                .icon("mdomz-settings")
                                .keys(Shortcut.control(KeyCode.COMMA)),
                        command("theme", CommandGroup.WINDOW, window::toggleTheme)
                                .icon("mdoal-brightness_4"),
                        command("larger", CommandGroup.WINDOW, () -> window.resizeText(1))
                                .icon("mdoal-format_size"),
                        command("smaller", CommandGroup.WINDOW, () -> window.resizeText(-1))
                                .icon("mdoal-format_size"),
                        command("keys", CommandGroup.WINDOW, window::toggleKeys)
                                .icon("mdoal-help_outline")
                                .keys(Shortcut.function(KeyCode.F1))));
    }

    /**
     * Registers how one gets about in the window.
     *
     * @param panes goes on a pane for 1, back for -1
     * @param escape closes a sheet or cancels what runs
     */
    void moving(
            CommandRegistry registry,
            SessionsPane sessions,
            InspectorPane inspector,
            IntConsumer panes,
            Runnable escape) {
        registry.add(
                List.of(
                        command("search", CommandGroup.SESSION, sessions::focusSearch)
                                .icon("mdomz-search")
                                .keys(Shortcut.control(KeyCode.F)),
                        command("note", CommandGroup.SESSION, inspector::focusNote)
                                .icon("mdoal-edit")
                                .keys(Shortcut.controlShift(KeyCode.N)),
                        command("next-pane", CommandGroup.WINDOW, () -> panes.accept(1))
                                .keys(Shortcut.function(KeyCode.F6)),
                        command("previous-pane", CommandGroup.WINDOW, () -> panes.accept(-1))
                                .keys(Shortcut.function(KeyCode.F6, KeyCombination.SHIFT_DOWN)),
                        command("escape", CommandGroup.WINDOW, escape)
                                .keys(Shortcut.function(KeyCode.ESCAPE))));
        registry.hint(
                List.of(
                        hint(CommandGroup.SESSION, "select-all", "Ctrl+A"),
                        hint(CommandGroup.SESSION, "tag", "T"),
                        hint(CommandGroup.SESSION, "bin", "Del"),
                        hint(CommandGroup.SESSION, "undo", "Ctrl+Z"),
                        hint(CommandGroup.SESSION, "redo", "Ctrl+Shift+Z")));
    }

    /** Registers what can be done with the picture. */
    void viewer(CommandRegistry registry, ViewerPane viewer) {
        moving(registry, viewer);
        registry.add(
                List.of(
                        layer("boxes", viewer, Layer.BOXES, KeyCode.B),
                        layer("masks", viewer, Layer.MASKS, KeyCode.M),
                        layer("regions", viewer, Layer.REGIONS, KeyCode.L),
                        layer("links", viewer, Layer.LINKS, KeyCode.K),
                        view("next-place", () -> viewer.viewer().overlays().selectNext(1))
                                .keys(Shortcut.letter(KeyCode.N)),
                        view("previous-place", () -> viewer.viewer().overlays().selectNext(-1))
                                .keys(Shortcut.letter(KeyCode.P)),
                        layer("heat", viewer, Layer.HEAT, KeyCode.H),
                        view("beside", viewer::toggleBeside).keys(Shortcut.letter(KeyCode.S)),
                        view("next-map", () -> viewer.showNextMap(1)).keys(Shortcut.typed(".")),
                        view("previous-map", () -> viewer.showNextMap(-1))
                                .keys(Shortcut.typed(",")),
                        layer("compare", viewer, Layer.COMPARE, KeyCode.C),
                        layer("legend", viewer, Layer.LEGEND, KeyCode.G),
                        layer("minimap", viewer, Layer.MINIMAP, KeyCode.X),
                        layer("alpha", viewer, Layer.ALPHA, KeyCode.A),
                        layer("read-outs", viewer, Layer.READ_OUTS, KeyCode.Q),
                        tool("hand", viewer, MouseTool.HAND, KeyCode.V),
                        tool("box", viewer, MouseTool.BOX, KeyCode.W),
                        tool("freehand", viewer, MouseTool.FREEHAND, KeyCode.O),
                        tool("ruler", viewer, MouseTool.RULER, KeyCode.D),
                        tool("profile", viewer, MouseTool.PROFILE, KeyCode.I),
                        tool("region", viewer, MouseTool.REGION, KeyCode.U)));
        registry.hint(
                List.of(
                        hint(CommandGroup.VIEW, "pan", "← ↑ → ↓"),
                        hint(CommandGroup.VIEW, "change", "← ↑ → ↓  Del"),
                        hint(CommandGroup.VIEW, "annotate", "Enter")));
    }

    private void moving(CommandRegistry registry, ViewerPane viewer) {
        registry.add(
                List.of(
                        view("zoom-in", viewer.viewer()::zoomIn)
                                .keys(Shortcut.typed("+"), Shortcut.typed("=")),
                        view("zoom-out", viewer.viewer()::zoomOut).keys(Shortcut.typed("-")),
                        view("fit", viewer.viewer()::fit).keys(Shortcut.typed("0")),
                        view("fill", viewer.viewer()::fill).keys(Shortcut.typed("9")),
                        view("one-to-one", viewer.viewer()::oneToOne)
                                .keys(Shortcut.control(KeyCode.DIGIT1)),
                        view("turn", () -> viewer.turn(Turn.CLOCKWISE))
                                .keys(Shortcut.letter(KeyCode.T)),
                        view("mirror", () -> viewer.turn(Turn.MIRRORED))
                                .keys(Shortcut.letter(KeyCode.Y))));
    }

    private Command layer(String id, ViewerPane viewer, Layer layer, KeyCode key) {
        return view(id, () -> viewer.toggle(layer)).keys(Shortcut.letter(key));
    }

    private Command tool(String id, ViewerPane viewer, MouseTool tool, KeyCode key) {
        return view(id, () -> viewer.take(tool)).keys(Shortcut.letter(key));
    }

    private Command view(String id, Runnable action) {
        return command(id, CommandGroup.VIEW, action).icon("mdoal-image");
    }

    private KeyHint hint(CommandGroup group, String id, String keys) {
        return new KeyHint(group, keys, texts.get("commands." + id));
    }

    private Command command(String id, CommandGroup group, Runnable action) {
        return Command.of(id, group, texts.get("commands." + id), action);
    }
}
