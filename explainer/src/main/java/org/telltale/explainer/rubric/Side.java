package org.telltale.explainer.rubric;

import org.telltale.inference.verdict.Label;

/** What a word or clause speaks for, its denials and comparisons taken into account. */
enum Side {
    FAKE,
    REAL,
    NEITHER;

    /** The side that supports a label. */
    static Side of(Label label) {
        return label == Label.FAKE ? FAKE : REAL;
    }

    /** What it becomes when denied. */
    Side denied() {
        return switch (this) {
            case FAKE -> REAL;
            case REAL -> FAKE;
            case NEITHER -> NEITHER;
        };
    }
}
