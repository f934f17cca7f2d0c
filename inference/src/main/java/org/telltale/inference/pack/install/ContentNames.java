package org.telltale.inference.pack.install;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.telltale.inference.pack.PackException;
import org.telltale.inference.pack.PackFile;
import org.telltale.inference.pack.PackManifest;
import org.telltale.inference.reason.Reason;

/** Collects the names of a pack's files and refuses those that no pack may have. */
final class ContentNames {
    private static final int MOST = 1000;

    private final String outer;
    private final Set<String> seen = new HashSet<>();
    private final List<String> paths = new ArrayList<>();

    ContentNames(String outer) {
        this.outer = outer;
    }

    /** Takes a file's name. */
    void add(String path) throws PackException {
        requirePlain(path);
        // A file system may not tell upper from lower case.
        if (!seen.add(path.toLowerCase(Locale.ROOT))) {
            throw new PackException(Reason.of("pack.name-twice", outer, PackFile.shown(path)));
        }
        if (paths.size() >= MOST) {
            throw new PackException(Reason.of("pack.too-many-files", outer, MOST));
        }
        paths.add(path);
    }

    /** Refuses a name that leads elsewhere; for folders, whose names are not kept. */
    void requirePlain(String path) throws PackException {
        if (!path.equals(PackManifest.FILE_NAME) && !PackFile.isPlain(path)) {
            throw new PackException(Reason.of("pack.name", outer, PackFile.shown(path)));
        }
    }

    /** All of them, in the order they came in. */
    List<String> paths() {
        return List.copyOf(paths);
    }
}
