package org.telltale.inference.pack.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.telltale.inference.pack.ManifestMapper;
import org.telltale.inference.pack.PackException;
import org.telltale.inference.pack.PackFile;
import org.telltale.inference.pack.PackManifest;
import org.telltale.inference.reason.Reason;
import tools.jackson.databind.json.JsonMapper;

/** The published detectors that the program knows. Immutable. */
public final class Catalogue {
    private static final String FOLDER = "catalogue/";

    private final List<CatalogueEntry> entries;

    private Catalogue(List<CatalogueEntry> entries) {
        this.entries = entries.stream().sorted(Comparator.comparing(CatalogueEntry::id)).toList();
    }

    /**
     * The catalogue that comes with the program.
     *
     * @throws UncheckedIOException if a file is damaged: a fault of the program, found by a test
     */
    public static Catalogue builtIn() {
        JsonMapper mapper = ManifestMapper.make();
        List<CatalogueEntry> entries = new ArrayList<>();
        for (String id : mapper.readValue(resource("index.json"), String[].class)) {
            entries.add(mapper.readValue(resource(id + ".json"), CatalogueEntry.class));
        }
        return of(entries);
    }

    /** A catalogue of the given entries. */
    public static Catalogue of(List<CatalogueEntry> entries) {
        Set<String> ids = new HashSet<>();
        for (CatalogueEntry entry : entries) {
            if (!ids.add(entry.id())) {
                throw new IllegalArgumentException("two entries are called " + entry.id());
            }
        }
        return new Catalogue(entries);
    }

    /** All entries, by id. */
    public List<CatalogueEntry> entries() {
        return entries;
    }

    /**
     * The entry of an id.
     *
     * @throws PackException if there is none
     */
    public CatalogueEntry entry(String id) throws PackException {
        return entries.stream()
                .filter(entry -> entry.id().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new PackException(Reason.of("pack.not-catalogued", PackFile.shown(id))));
    }

    /** The entry whose published file has that digest. */
    public Optional<CatalogueEntry> withDigest(String sha256) {
        return entries.stream()
                .filter(entry -> entry.file() != null && entry.file().sha256().equals(sha256))
                .findFirst();
    }

    /** The entry whose published file is there. */
    public Optional<CatalogueEntry> withAddress(URI address) {
        String text = address.toString();
        return entries.stream()
                .filter(entry -> entry.file() != null && entry.file().url().equals(text))
                .findFirst();
    }

    private static byte[] resource(String name) {
        try (InputStream in = PackManifest.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IOException("missing");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(FOLDER + name, e);
        }
    }
}
