package org.telltale.inference.pack;

/**
 * The published checkpoint that a pack's model was built from on the user's machine. Immutable.
 *
 * @param file its name
 * @param sha256 digest of its bytes
 * @param architecture id and version of the graph builder, e.g. {@code meso4/1}
 */
public record MadeFrom(String file, String sha256, String architecture) {
    public MadeFrom {
        ManifestRules.text("file", file, ManifestRules.SHORT_TEXT);
        ManifestRules.sha256("sha256", sha256);
        ManifestRules.text("architecture", architecture, 100);
    }
}
