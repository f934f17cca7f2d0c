package org.telltale.app.doctor;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.telltale.app.DataFolders;
import org.telltale.app.Version;
import org.telltale.app.accelerator.AcceleratorSettings;
import org.telltale.app.accelerator.Natives;
import org.telltale.db.session.SessionQuery;
import org.telltale.db.session.SessionStore;
import org.telltale.db.session.SqliteSessionStore;
import org.telltale.db.session.StoreException;
import org.telltale.inference.worker.NativeWorker;
import org.telltale.inference.worker.NativeWorker.NativeLibrary;

/**
 * Looks at everything that Telltale needs, and at the accelerators that it can do without. Changes
 * nothing but a file in each folder, made and removed to see whether that is possible.
 */
public final class Doctor {
    private static final double GIBIBYTE = 1L << 30;
    private static final long LEAST_FREE = 1L << 30;

    private final DataFolders folders;
    private final Path database;
    private final AcceleratorSettings settings;
    private final NativeWorker worker;
    private final DoctorWords words;
    private final Locale language;

    /**
     * A doctor.
     *
     * @param folders the user's
     * @param database that would be used
     * @param settings what was set for accelerators
     * @param worker the door to native code
     * @param language of the sentences
     */
    public Doctor(
            DataFolders folders,
            Path database,
            AcceleratorSettings settings,
            NativeWorker worker,
            Locale language) {
        this.folders = folders;
        this.database = database;
        this.settings = settings;
        this.worker = worker;
        this.language = language;
        this.words = new DoctorWords(language);
    }

    /** Everything, in the order in which it is read. Takes up to a few seconds. */
    public List<Check> examine() {
        List<Check> checks = new ArrayList<>();
        checks.add(Check.ok("telltale", Version.current()));
        checks.add(java());
        checks.add(
                Check.ok(
                        "system",
                        property("os.name")
                                + " "
                                + property("os.version")
                                + ", "
                                + property("os.arch")));
        checks.add(
                Check.ok(
                        "processors",
                        Integer.toString(Runtime.getRuntime().availableProcessors())));
        checks.add(memory());
        checks.add(folder("data-folder", folders.data()));
        checks.add(folder("settings-folder", folders.config()));
        checks.add(folder("log-folder", folders.state()));
        checks.add(database());
        checks.add(library("ffmpeg", NativeLibrary.FFMPEG));
        checks.add(library("opencv", NativeLibrary.OPENCV));
        Check onnxRuntime = library("onnx-runtime", NativeLibrary.ONNX_RUNTIME);
        checks.add(onnxRuntime);
        natives().forEach(checks::add);
        if (onnxRuntime.state() == Check.State.OK) {
            checks.addAll(
                    new MachineChecks(words, language).of(worker.accelerators(), settings.order()));
        }
        return List.copyOf(checks);
    }

    private Check java() {
        return Check.ok(
                "java",
                Runtime.version() + ", " + property("java.vendor") + ", " + property("java.home"));
    }

    private Check memory() {
        long heap = Runtime.getRuntime().maxMemory();
        var system = java.lang.management.ManagementFactory.getOperatingSystemMXBean();
        String total =
                system instanceof com.sun.management.OperatingSystemMXBean known
                        ? gibibytes(known.getTotalMemorySize())
                        : "?";
        return Check.ok("memory", words.text("doctor.memory", total, gibibytes(heap)));
    }

    private Check folder(String name, Path folder) {
        try {
            Path there = existing(folder);
            Path trial = Files.createTempFile(there, "telltale-doctor", ".tmp");
            Files.delete(trial);
            FileStore disk = Files.getFileStore(there);
            String free = gibibytes(disk.getUsableSpace());
            String value =
                    words.text(
                            there.equals(folder) ? "doctor.folder" : "doctor.folder-later",
                            folder,
                            free);
            return disk.getUsableSpace() < LEAST_FREE
                    ? Check.failed(name, value, words.text("doctor.disk-full"))
                    : Check.ok(name, value);
        } catch (IOException e) {
            return Check.failed(name, folder.toString(), words.text("doctor.folder-unwritable"));
        }
    }

    /** The folder, or the nearest one above it that is there: where it would be made. */
    private static Path existing(Path folder) throws IOException {
        for (Path at = folder; at != null; at = at.getParent()) {
            if (Files.isDirectory(at)) {
                return at;
            }
        }
        throw new IOException("nothing above " + folder + " exists");
    }

    private Check database() {
        if (!Files.exists(database)) {
            return Check.ok("database", words.text("doctor.database-later", database));
        }
        try (SessionStore store = SqliteSessionStore.openExisting(database)) {
            int sessions = store.list(new SessionQuery("", Integer.MAX_VALUE)).size();
            return Check.ok(
                    "database",
                    words.text("doctor.database", database, Integer.toString(sessions)));
        } catch (StoreException e) {
            return Check.failed(
                    "database", String.valueOf(e.getMessage()), words.text("doctor.database-bad"));
        }
    }

    private Check library(String name, NativeLibrary library) {
        Supplier<String> version = () -> worker.version(library);
        try {
            return Check.ok(name, version.get());
        } catch (LinkageError | IllegalStateException e) {
            Throwable root = e;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            return Check.failed(
                    name, String.valueOf(root.getMessage()), words.text("doctor.library-bad"));
        }
    }

    private List<Check> natives() {
        Natives natives = settings.natives();
        if (natives == null) {
            return List.of();
        }
        String value =
                natives.folder()
                        + ", ONNX Runtime "
                        + natives.onnxRuntime()
                        + ", "
                        + String.join(", ", natives.providers());
        return List.of(
                natives.isUnchanged()
                        ? Check.ok("natives-folder", value)
                        : Check.failed(
                                "natives-folder", value, words.text("doctor.natives-changed")));
    }

    private static String property(String name) {
        return System.getProperty(name, "?");
    }

    private static String gibibytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f GiB", bytes / GIBIBYTE);
    }
}
