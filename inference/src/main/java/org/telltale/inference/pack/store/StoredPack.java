package org.telltale.inference.pack.store;

import java.nio.file.Path;
import org.telltale.inference.pack.PackManifest;
import org.telltale.inference.reason.Reason;

/** What stands in one pack's folder. */
public sealed interface StoredPack {
    /** The pack's id: its outer folder's name. */
    String id();

    /** Its version: its inner folder's name. */
    String version();

    /** Where its files are. */
    Path folder();

    /**
     * A pack that can be used; its files were verified when it was installed.
     *
     * @param manifest what it says
     * @param digest SHA-256 of its {@code pack.json}: what a finding's provenance names
     * @param folder where its files are
     */
    record Installed(PackManifest manifest, String digest, Path folder) implements StoredPack {
        @Override
        public String id() {
            return manifest.id();
        }

        @Override
        public String version() {
            return manifest.version();
        }

        /** The ONNX file. */
        public Path model() {
            return file(manifest.model());
        }

        /** A file of the pack by the path that the manifest gives. */
        public Path file(String path) {
            return folder.resolve(path);
        }
    }

    /**
     * A folder that cannot be used: its manifest cannot be read, or is not the one that was
     * installed.
     *
     * @param id the outer folder's name
     * @param version the inner folder's name; empty where the outer folder cannot be read
     * @param folder where it is
     * @param fault what is wrong with it
     */
    record Damaged(String id, String version, Path folder, Reason fault) implements StoredPack {}
}
