package org.telltale.inference.verdict;

/** What a verdict says. */
public enum Label {
    FAKE,
    REAL,
    INCONCLUSIVE
}
