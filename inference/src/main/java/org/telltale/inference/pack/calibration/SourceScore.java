package org.telltale.inference.pack.calibration;

import java.util.Objects;

/**
 * A raw score and where its file comes from. Immutable.
 *
 * @param raw score of the file
 * @param source camera, person or session that the file shares with others; the same name among the
 *     real and the manipulated files is the same source
 */
public record SourceScore(double raw, String source) {
    public SourceScore {
        Objects.requireNonNull(source);
        if (!Double.isFinite(raw)) {
            throw new IllegalArgumentException("score " + raw);
        }
    }
}
