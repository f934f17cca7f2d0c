package org.telltale.inference.detect.encoder;

import org.telltale.inference.reason.Reason;

/**
 * Which published tables a file's tables are, value for value.
 *
 * @param kind how far they agree, and with what
 * @param name of the published tables; empty for those of the Independent JPEG Group
 * @param quality of the luma table; 0 where it has none
 * @param chromaQuality of the chroma table; 0 where it has none
 */
record TableOrigin(Kind kind, String name, int quality, int chromaQuality) {
    /** At quality 100 every value is 1 whatever the base table: it tells nothing. */
    static final int ALL_ONES = 100;

    static final TableOrigin UNKNOWN = new TableOrigin(Kind.UNKNOWN, "", 0, 0);

    /** Whether cameras that write other tables would not write these by chance. */
    boolean tellsAProgram() {
        return kind != Kind.UNKNOWN
                && kind != Kind.LIBRARY_LUMA
                && kind != Kind.LIBRARY_CHROMA
                && quality != ALL_ONES;
    }

    /** Whether one quality stands for all the tables. */
    boolean hasOneQuality() {
        return kind == Kind.LIBRARY || kind == Kind.SCALED;
    }

    /** The sentence, where the tables are known. */
    Reason sentence() {
        return switch (kind) {
            case LIBRARY ->
                    quality == ALL_ONES
                            ? Reason.of("encoder.tables.ones")
                            : Reason.of("encoder.tables.library", quality);
            case LIBRARY_APART -> Reason.of("encoder.tables.library-apart", quality, chromaQuality);
            case LIBRARY_LUMA -> Reason.of("encoder.tables.library-luma", quality);
            case LIBRARY_CHROMA -> Reason.of("encoder.tables.library-chroma", chromaQuality);
            case SCALED -> Reason.of("encoder.tables.scaled", name, quality);
            case FIXED -> Reason.of("encoder.tables.preset", name);
            case UNKNOWN -> throw new IllegalStateException("unknown tables have no origin");
        };
    }

    enum Kind {
        /** All tables those of the IJG library at one quality. */
        LIBRARY,
        /** Luma and chroma those of the IJG library at different qualities. */
        LIBRARY_APART,
        LIBRARY_LUMA,
        LIBRARY_CHROMA,
        /** Another program's base tables, scaled. */
        SCALED,
        /** Tables written as they are. */
        FIXED,
        UNKNOWN
    }
}
