package org.telltale.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telltale.inference.worker.NativeWorker;

/** Synthetic pictures in a folder of their own, which goes with this, also on Ctrl-C. */
public final class TemporaryPictures implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TemporaryPictures.class);

    private final Path folder;
    private final List<Path> files = new ArrayList<>();
    private final Thread onExit = new Thread(this::remove, "remove-bench-pictures");

    /** Makes an empty folder where temporary files go. */
    public TemporaryPictures() throws IOException {
        folder = Files.createTempDirectory("telltale-bench");
        Runtime.getRuntime().addShutdownHook(onExit);
    }

    /** Adds a picture of about so many megapixels. */
    public synchronized Path add(double megapixels, NativeWorker worker) throws IOException {
        String name = String.format(Locale.ROOT, "synthetic-%smp.jpg", megapixels);
        Path file = folder.resolve(name.replace(".0mp", "mp"));
        files.add(file);
        return Files.write(file, SyntheticPicture.ofMegapixels(megapixels).jpeg(worker));
    }

    private synchronized void remove() {
        try {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            LOG.warn("{} could not be removed", folder, e);
        }
    }

    @Override
    public void close() {
        remove();
        Runtime.getRuntime().removeShutdownHook(onExit);
    }
}
