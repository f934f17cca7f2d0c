package org.telltale.app.window;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks the user for files, by the system's own dialogs. */
public interface FilePicker {
    /** Files to open; empty where the user changed their mind. */
    List<Path> openFiles(String title);

    /** A folder to open; null where the user changed their mind. */
    @Nullable Path openFolder(String title);

    /** A file to write; null where the user changed their mind. */
    @Nullable Path saveFile(String title, String suggestion);
}
