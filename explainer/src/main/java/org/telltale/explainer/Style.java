package org.telltale.explainer;

/** For whom an explanation is worded. All styles rest on the same findings and cues. */
public enum Style {
    /** For the analyst at the window: short, with figures; says INCONCLUSIVE where that is so. */
    ANALYST,
    /** For a challenge: the forced answer, in the reference style of DDL-X. */
    CHALLENGE
}
