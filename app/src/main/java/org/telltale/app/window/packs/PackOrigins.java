package org.telltale.app.window.packs;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.pack.catalogue.Catalogue;
import org.telltale.inference.pack.install.PackOrigin;

/** What a user typed as the place of a pack. Immutable. */
final class PackOrigins {
    private final Catalogue catalogue;

    PackOrigins(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * The place that is meant: an address, an id of the catalogue, or else a file or folder.
     *
     * @param digest what was typed beside it; may be blank
     * @return empty where it cannot be any of them
     */
    Optional<PackOrigin> read(String place, String digest) {
        String text = place.strip();
        String hex = digest.strip().toLowerCase(Locale.ROOT);
        @Nullable String sha256 = hex.isEmpty() ? null : hex;
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            if (text.matches("(?i)https?://.*")) {
                return Optional.of(new PackOrigin.Remote(URI.create(text), sha256));
            }
            if (catalogue.entries().stream().anyMatch(entry -> entry.id().equals(text))) {
                return Optional.of(new PackOrigin.Catalogued(text, null));
            }
            return Optional.of(new PackOrigin.Local(Path.of(text).toAbsolutePath(), sha256));
        } catch (InvalidPathException e) {
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // no address
        }
    }
}
