package org.telltale.app.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.telltale.db.submission.masks.TruthFolders;
import picocli.CommandLine.Option;

/** Where the masks of {@code evaluate --format masks} lie. */
final class MaskOptions {
    @Option(names = "--masks", paramLabel = "DIR", description = "Masks of the truth's pictures.")
    private @Nullable Path masks;

    @Option(names = "--real", paramLabel = "DIR", description = "Further pictures, all real.")
    private @Nullable Path real;

    @Option(
            names = "--invert-masks",
            description = "Dark mask pixels (below 128) are the altered ones.")
    private boolean inverted;

    /** The folders, given that of the pictures. */
    TruthFolders of(Path truth) {
        return new TruthFolders(truth, masks, real);
    }

    /** Whether dark means altered. */
    boolean inverted() {
        return inverted;
    }
}
