package org.telltale.inference.pack.install;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.pack.PackException;
import org.telltale.inference.pack.PackFile;
import org.telltale.inference.pack.store.PackStore;
import org.telltale.inference.reason.Reason;

/** Fetches files into the store's download folder, where a cut one waits to be resumed. */
final class Downloads {
    private final PackStore store;
    private final HttpPatience patience;

    Downloads(PackStore store, HttpPatience patience) {
        this.store = store;
        this.patience = patience;
    }

    /** Fetches from an address of the catalogue. */
    Fetched fetch(
            String address,
            String sha256,
            long mostBytes,
            InstallListener listener,
            Cancellation cancellation)
            throws PackException, IOException {
        try {
            return fetch(URI.create(address), sha256, mostBytes, listener, cancellation);
        } catch (IllegalArgumentException e) {
            throw new PackException(Reason.of("pack.address", PackFile.shown(address)), e);
        }
    }

    /**
     * Fetches a file whole.
     *
     * @return the file, verified; the caller closes it
     */
    Fetched fetch(
            URI address,
            String sha256,
            long mostBytes,
            InstallListener listener,
            Cancellation cancellation)
            throws PackException, IOException {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        if (address.getHost() == null || !(scheme.equals("https") || scheme.equals("http"))) {
            throw new PackException(Reason.of("pack.address", PackFile.shown(address.toString())));
        }
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new PackException(Reason.of("pack.sha256", PackFile.shown(sha256)));
        }
        PartFile part = PartFile.hold(store.downloads(), sha256);
        try {
            new HttpDownload(address, sha256, mostBytes, patience)
                    .into(part, listener, cancellation);
            return new Fetched(part);
        } catch (PackException | IOException | RuntimeException e) {
            part.close();
            throw e;
        }
    }

    /**
     * A file that was fetched. Closing lets go of it and deletes it: what is installed was copied.
     *
     * @param part where it is
     */
    record Fetched(PartFile part) implements AutoCloseable {
        /** Where it is. */
        Path file() {
            return part.path();
        }

        @Override
        public void close() throws IOException {
            try {
                part.restart();
            } finally {
                part.close();
            }
        }
    }
}
