package org.telltale.inference.pack.install;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where a pack comes from. */
public sealed interface PackOrigin {
    /**
     * A folder with {@code pack.json}, or a zip archive of one.
     *
     * @param path of the folder or archive
     * @param sha256 what the archive's digest must be; null where it need not be checked, since the
     *     user vouches for a local file; a folder has none
     */
    record Local(Path path, @Nullable String sha256) implements PackOrigin {}

    /**
     * A zip archive on the network, or a published file that the catalogue knows.
     *
     * @param address http or https
     * @param sha256 digest of what is there; null only for an address of the catalogue
     */
    record Remote(URI address, @Nullable String sha256) implements PackOrigin {}

    /**
     * A catalogue entry.
     *
     * @param id of the entry
     * @param from folder that holds the published file, found by its digest; null: it is fetched
     */
    record Catalogued(String id, @Nullable Path from) implements PackOrigin {}
}
