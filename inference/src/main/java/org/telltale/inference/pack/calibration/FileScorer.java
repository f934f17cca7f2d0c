package org.telltale.inference.pack.calibration;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.media.Media;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.pack.store.StoredPack;
import org.telltale.inference.reason.Reason;

/** Scores one file after the other with a pack. Used by one thread; blocks. */
interface FileScorer {
    /**
     * Scores a file.
     *
     * @throws MediaException if it is no media
     * @throws org.telltale.inference.engine.CancelledException if asked to stop
     */
    Answer score(Path file, Cancellation cancellation) throws MediaException;

    /** Why a pack cannot be calibrated. */
    static Reason noDetector(StoredPack.Installed pack) {
        return Reason.of("pack-calibration.no-detector", pack.id());
    }

    /** What came of a file. */
    sealed interface Answer {
        /** The file. */
        Media media();

        /**
         * A score inside the pack's conditions.
         *
         * @param media the file
         * @param raw higher means more manipulated
         * @param jpegQuality estimated; null where it is no JPEG
         */
        record Score(Media media, double raw, @Nullable Integer jpegQuality) implements Answer {}

        /**
         * None.
         *
         * @param media the file
         * @param why code of the reason
         */
        record None(Media media, String why) implements Answer {}
    }
}
