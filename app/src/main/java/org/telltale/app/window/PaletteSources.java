package org.telltale.app.window;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.telltale.app.window.command.Command;
import org.telltale.app.window.command.CommandRegistry;
import org.telltale.app.window.palette.PaletteEntry;
import org.telltale.db.session.SessionSummary;

/** What the palette finds: commands, sessions of the list, recent files. */
final class PaletteSources {
    private PaletteSources() {}

    /** The commands that can be run now, but for the palette itself and Escape. */
    static Supplier<List<PaletteEntry>> commands(CommandRegistry registry) {
        return () ->
                registry.all().stream()
                        .filter(command -> command.enabled().get())
                        .filter(command -> !List.of("palette", "escape").contains(command.id()))
                        .map(PaletteSources::line)
                        .toList();
    }

    private static PaletteEntry line(Command command) {
        return new PaletteEntry(
                PaletteEntry.Kind.COMMAND,
                command.title(),
                command.keyText(),
                command.icon(),
                command::run);
    }

    /** The sessions that are listed. */
    static Supplier<List<PaletteEntry>> sessions(
            Supplier<List<SessionSummary>> rows, Consumer<SessionSummary> open) {
        return () ->
                rows.get().stream()
                        .map(row ->
                                new PaletteEntry(
                                        PaletteEntry.Kind.SESSION,
                                        row.media().name(),
                                        "",
                                        "mdoal-description",
                                        () -> open.accept(row)))
                        .toList();
    }

    /** The files and folders that were opened last. */
    static Supplier<List<PaletteEntry>> recent(
            Supplier<List<String>> paths, Consumer<List<Path>> open) {
        return () -> paths.get().stream().map(text -> recent(Path.of(text), open)).toList();
    }

    private static PaletteEntry recent(Path path, Consumer<List<Path>> open) {
        Path name = path.getFileName();
        Path folder = path.getParent();
        return new PaletteEntry(
                PaletteEntry.Kind.RECENT,
                name == null ? path.toString() : name.toString(),
                folder == null ? "" : folder.toString(),
                "mdoal-history",
                () -> open.accept(List.of(path)));
    }
}
