package org.telltale.explainer.rubric;

/** One of the eight standards. */
interface Standard {
    /** 1 to 8. */
    int number();

    /** Weight in the weighted score; the eight sum to 100. */
    int weight();

    /** Judges a text. */
    StandardGrade judge(ReadText text);
}
