package org.telltale.inference.pack;

import org.jspecify.annotations.Nullable;

/**
 * Where a model was published. Immutable.
 *
 * @param url the publication's page or repository
 * @param commit the revision in it; absent where there is none
 * @param path the file in it; absent where there is none
 */
public record PackSource(String url, @Nullable String commit, @Nullable String path) {
    public PackSource {
        ManifestRules.text("url", url, 2000);
        ManifestRules.optionalText("commit", commit, 100);
        ManifestRules.optionalText("path", path, 1000);
    }
}
