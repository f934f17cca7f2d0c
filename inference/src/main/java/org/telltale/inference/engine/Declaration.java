package org.telltale.inference.engine;

import java.util.Objects;
import org.telltale.inference.reason.Reason;

/**
 * Something that the file declares, quoted and never fused. Immutable.
 *
 * @param source e.g. {@code c2pa}, {@code xmp}, {@code png-text}, {@code exif}, {@code thumbnail},
 *     {@code jpeg-tables}
 * @param kind what it would mean if true
 * @param statement the quotation as a localisable sentence
 * @param verified whether a signature was checked; always false so far
 */
public record Declaration(String source, Kind kind, Reason statement, boolean verified) {
    public Declaration {
        Objects.requireNonNull(source);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(statement);
    }

    /** What a declaration is about. */
    public enum Kind {
        GENERATOR,
        EDITOR,
        CAPTURE,
        /** What wrote the compressed stream, be it a camera or a program. */
        ENCODER,
        MISMATCH
    }
}
