package org.telltale.explainer.rubric;

/**
 * A word or a punctuation mark of a text. Immutable.
 *
 * @param text lower case, without apostrophe or hyphen
 * @param capital whether the text writes it with a capital letter
 */
record Word(String text, boolean capital) {
    /** Whether this is a mark such as a comma. */
    boolean isMark() {
        return !Character.isLetterOrDigit(text.codePointAt(0));
    }

    boolean is(String other) {
        return text.equals(other);
    }
}
