package org.telltale.app.window;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** The operating system's file dialogs. */
final class SystemFilePicker implements FilePicker {
    private final Supplier<? extends @Nullable Window> owner;

    /** Dialogs of the window that the supplier gives. */
    SystemFilePicker(Supplier<? extends @Nullable Window> owner) {
        this.owner = owner;
    }

    @Override
    public List<Path> openFiles(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        List<File> files = chooser.showOpenMultipleDialog(owner.get());
        return files == null ? List.of() : files.stream().map(File::toPath).toList();
    }

    @Override
    public @Nullable Path openFolder(String title) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        File folder = chooser.showDialog(owner.get());
        return folder == null ? null : folder.toPath();
    }

    @Override
    public @Nullable Path saveFile(String title, String suggestion) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialFileName(suggestion);
        File file = chooser.showSaveDialog(owner.get());
        return file == null ? null : file.toPath();
    }
}
