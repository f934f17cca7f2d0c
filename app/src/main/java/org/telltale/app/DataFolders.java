package org.telltale.app;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Where Telltale keeps what is its own, by the operating system's conventions: the XDG base
 * directories on Linux, Application Support on macOS, AppData on Windows. The environment variable
 * {@code TELLTALE_HOME} moves all of it into one folder. Immutable.
 *
 * @param data the database and its maps
 * @param config window layout and settings
 * @param state logs
 */
public record DataFolders(Path data, Path config, Path state) {
    /** The folders of the current user. */
    public static DataFolders ofUser() {
        return of(
                System.getenv(),
                Path.of(System.getProperty("user.home")),
                System.getProperty("os.name"));
    }

    /** The folders for an environment, a home folder and an operating system's name. */
    static DataFolders of(Map<String, String> environment, Path home, String os) {
        String own = environment.get("TELLTALE_HOME");
        if (own != null && !own.isBlank()) {
            Path folder = Path.of(own).toAbsolutePath();
            return new DataFolders(folder, folder, folder);
        }
        String system = os.toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            Path local = folder(environment, "LOCALAPPDATA", home.resolve("AppData/Local"));
            Path roaming = folder(environment, "APPDATA", home.resolve("AppData/Roaming"));
            return new DataFolders(
                    local.resolve("Telltale"),
                    roaming.resolve("Telltale"),
                    local.resolve("Telltale/Logs"));
        }
        if (system.startsWith("mac")) {
            Path support = home.resolve("Library/Application Support/Telltale");
            return new DataFolders(support, support, home.resolve("Library/Logs/Telltale"));
        }
        return new DataFolders(
                folder(environment, "XDG_DATA_HOME", home.resolve(".local/share"))
                        .resolve("telltale"),
                folder(environment, "XDG_CONFIG_HOME", home.resolve(".config")).resolve("telltale"),
                folder(environment, "XDG_STATE_HOME", home.resolve(".local/state"))
                        .resolve("telltale"));
    }

    private static Path folder(Map<String, String> environment, String name, Path otherwise) {
        String value = environment.get(name);
        // The XDG specification: a relative path is invalid and to be ignored.
        return value == null || value.isBlank() || !Path.of(value).isAbsolute()
                ? otherwise
                : Path.of(value);
    }

    /** The database that is used where the user names none. */
    public Path database() {
        return data.resolve("telltale.db");
    }

    /** The installed model packs, where the user names no other folder. */
    public Path packs() {
        return data.resolve("packs");
    }
}
