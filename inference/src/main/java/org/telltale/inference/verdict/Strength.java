package org.telltale.inference.verdict;

/**
 * Words for a likelihood ratio: the scale of the ENFSI guideline for evaluative reporting in
 * forensic science (2015), with its bounds at LR 2, 10, 100, 1000, 10⁴ and 10⁶. Below 2 there is no
 * support either way. The same words serve both propositions.
 */
public enum Strength {
    NONE(0),
    WEAK(2),
    MODERATE(10),
    MODERATELY_STRONG(100),
    STRONG(1000),
    VERY_STRONG(1e4),
    EXTREMELY_STRONG(1e6);

    private final double lowestRatio;

    Strength(double lowestRatio) {
        this.lowestRatio = lowestRatio;
    }

    /** The least likelihood ratio (or its inverse) that earns these words. */
    public double lowestRatio() {
        return lowestRatio;
    }

    /** The words for a log10 likelihood ratio, whichever proposition it supports. */
    public static Strength of(double llr) {
        double size = Math.abs(llr);
        Strength strength = NONE;
        for (Strength next : values()) {
            if (next != NONE && size >= Math.log10(next.lowestRatio)) {
                strength = next;
            }
        }
        return strength;
    }
}
